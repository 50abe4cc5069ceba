package dev.verve.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real server process is killed at a random moment under load, again and again, and what was not
 * acknowledged is sent once more: afterwards every acknowledged event is there exactly once. {@code
 * -Dverve.crashes=50} kills more often.
 */
class CrashTest {
  private static final long SEED = 9;
  private static final int ROUNDS = Integer.getInteger("verve.crashes", 3);
  private static final int BATCH = 20;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Set<Integer> acknowledged = new HashSet<>();
  private String writeKey = "";
  private String address = "";
  private int batch;

  @Test
  void acknowledgedEventsAreThereExactlyOnce() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("model.yaml"),
        "name: crash\nactions: {login: 1}\nscale: {method: cap, at: 9}\n");
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      Process server = launch();
      Thread killer = new Thread(server::destroyForcibly);
      int kills = 5 + random.nextInt(60);
      for (int sent = 0; server.isAlive(); sent++) {
        if (sent == kills) {
          killer.start();
        }
        if (send()) {
          acknowledged.add(batch++);
        }
      }
      server.waitFor();
    }
    assertThat(acknowledged.size()).as("seed %s", SEED).isGreaterThan(ROUNDS);
    try (Store store = Store.open(StoreOptions.in(folder))) {
      store.read(
          connection -> {
            Sql sql = new Sql(connection);
            long events = sql.number("select count(*) from event_log");
            long ids = sql.number("select count(distinct message_id) from event_log");
            assertThat(events).as("each once").isEqualTo(ids);
            assertThat(ids).isBetween((long) acknowledged.size() * BATCH, (batch + 1L) * BATCH);
            for (int done : acknowledged) {
              assertThat(
                      sql.number(
                          "select count(*) from event_log where message_id like ?", done + "-%"))
                  .as("batch %s", done)
                  .isEqualTo(BATCH);
            }
            return true;
          });
    }
  }

  private Process launch() throws IOException {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                path,
                CrashChild.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader lines = server.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); !"Ready".equals(line); line = lines.readLine()) {
      assertThat(line).as("the server ended before it was ready").isNotNull();
      if (line.startsWith("Address: ")) {
        address = line.substring("Address: ".length());
      } else if (line.startsWith("Write key: ")) {
        writeKey = line.substring("Write key: ".length());
      }
    }
    return server;
  }

  /** Sends the batch that is due; true where it was acknowledged. */
  private boolean send() throws InterruptedException {
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < BATCH; i++) {
      events.append(i == 0 ? "" : ",");
      events.append(
          "{\"type\":\"track\",\"userId\":\"u%d\",\"event\":\"login\",\"messageId\":\"%d-%d\"}"
              .formatted(i % 7, batch, i));
    }
    String body = "{\"writeKey\":\"" + writeKey + "\",\"batch\":[" + events + "]}";
    try {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(URI.create(address + "/v1/batch"))
                  .timeout(Duration.ofSeconds(20))
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
