package dev.verve.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server as a process: how it stops, what it logs, and what it does when the disk is full. */
class ProcessTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void onceToldToStopItFinishesWhatIsUnderWay() throws IOException, InterruptedException {
    AtomicInteger acknowledged = new AtomicInteger();
    Path log = folder.resolve("log");
    Path data = folder.resolve("data");
    ProcessBuilder builder = new ProcessBuilder(ServerProcess.command(data));
    try (ServerProcess server = ServerProcess.await(data, builder.redirectError(log.toFile()))) {
      assertThat(server.post(List.of(event("first")))).isEqualTo(200);
      List<Thread> senders = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int sender = i;
        senders.add(new Thread(() -> sendUntilRefused(server, sender, acknowledged)));
      }
      senders.forEach(Thread::start);
      while (acknowledged.get() < 20) {
        Thread.sleep(5);
      }
      server.process.destroy();
      for (Thread sender : senders) {
        sender.join();
      }
      assertThat(server.process.waitFor()).as("the status of SIGTERM").isEqualTo(143);
      assertThat(count(data)).isGreaterThanOrEqualTo(1 + acknowledged.get());
      List<String> lines = Files.readAllLines(log);
      List<String> what = new ArrayList<>();
      for (String line : lines) {
        JsonNode said = JSON.readTree(line);
        assertThat(said.path("at").asText()).as(line).endsWith("Z");
        what.add(said.path("what").asText());
      }
      assertThat(what).contains("started", "stopped");
      assertThat(String.join("\n", lines)).doesNotContain(server.writeKey).doesNotContain("vv_");
    }
  }

  @Test
  void aSecondServerOnTheFolderIsRefused() throws IOException, InterruptedException {
    try (ServerProcess first = ServerProcess.start(folder)) {
      Process second =
          new ProcessBuilder(ServerProcess.command(folder)).redirectErrorStream(true).start();
      String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(second.waitFor()).isEqualTo(2);
      assertThat(said).contains("another server uses this data folder").doesNotContain("\tat ");
      assertThat(first.post(List.of(event("still here")))).isEqualTo(200);
    }
  }

  /** The process has a small disk of its own, by a mount that only it sees. */
  @Test
  void aFullDiskLosesNothingThatWasAcknowledgedAndPassesWithRoom()
      throws IOException, InterruptedException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Path free = folder.resolve("free");
    Path out = folder.resolve("kept");
    assumeThat(run("unshare", "-rm", "true")).as("unshare is there and allowed").isZero();
    String script =
        """
        mount -t tmpfs -o size=12m tmpfs %1$s || exit 9
        head -c 4000000 /dev/zero > %1$s/ballast
        while [ ! -e %2$s ]; do sleep 0.1; done < /dev/null && rm %1$s/ballast && touch %2$s.done &
        "$@"
        cp -r %1$s/data %3$s
        """
            .formatted(disk, free, out);
    List<String> command = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", script, "sh"));
    command.addAll(ServerProcess.command(disk.resolve("data")));
    int acknowledged = 0;
    Path data = disk.resolve("data");
    try (ServerProcess server = ServerProcess.await(data, new ProcessBuilder(command))) {
      int status = 200;
      String filler = "x".repeat(20_000);
      while (status == 200) {
        status = server.post(List.of(event("m" + acknowledged, filler), event("n" + acknowledged)));
        acknowledged += status == 200 ? 1 : 0;
      }
      assertThat(status).as("after %s batches", acknowledged).isIn(503, 507);
      assertThat(server.post(List.of(event("full", filler)))).isIn(503, 507);
      Files.createFile(free);
      long deadline = System.nanoTime() + 20_000_000_000L;
      while (server.post(List.of(event("again", filler))) != 200) {
        assertThat(System.nanoTime()).as("it takes events again").isLessThan(deadline);
      }
      server.process.descendants().filter(ProcessTest::isJava).forEach(ProcessHandle::destroy);
      assertThat(server.process.waitFor(3, TimeUnit.MINUTES)).as("it stops").isTrue();
    }
    assertThat(acknowledged).isPositive();
    assertThat(count(out)).isGreaterThanOrEqualTo(2L * acknowledged + 1);
    try (Store store = Store.open(StoreOptions.in(out))) {
      assertThat(
              store.<Long>read(
                  c ->
                      new Sql(c).number("select count(*) - count(distinct message_id) from event")))
          .isZero();
    }
  }

  private static boolean isJava(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("java");
  }

  private static int run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor();
    } catch (IOException e) {
      return -1;
    }
  }

  private static void sendUntilRefused(ServerProcess server, int sender, AtomicInteger done) {
    try {
      for (int i = 0; server.post(List.of(event(sender + "-" + i))) == 200; i++) {
        done.incrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long count(Path data) {
    try (Store store = Store.open(StoreOptions.in(data))) {
      return store.read(c -> new Sql(c).number("select count(*) from event"));
    }
  }

  private static String event(String id) {
    return event(id, "");
  }

  private static String event(String id, String filler) {
    return "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"e\",\"messageId\":\"%s\",\"properties\":{\"x\":\"%s\"}}"
        .formatted(id, filler);
  }
}
