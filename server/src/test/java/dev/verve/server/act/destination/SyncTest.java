package dev.verve.server.act.destination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.act.Outlets;
import dev.verve.server.act.ScoredStore;
import dev.verve.server.act.destination.Sync.Went;
import dev.verve.server.act.http.FakeServer;
import dev.verve.server.act.http.FakeServer.Reply;
import dev.verve.server.act.http.FakeServer.Request;
import dev.verve.server.act.http.Outside.Reach;
import dev.verve.server.live.TestClock;
import dev.verve.server.web.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told, once and in order, over real HTTP, however the receiver behaves. */
class SyncTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

  @TempDir Path folder;

  private final TestClock clock = new TestClock("2026-03-10T12:00:00Z");
  private final FakeServer server = new FakeServer();

  @AfterEach
  void stop() {
    server.close();
  }

  /** A store with its rounds. */
  private final class Setup implements AutoCloseable {
    final ScoredStore scored;
    final Outlets outlets;
    final Destinations destinations;
    final Outbox outbox;
    final Sync sync;

    Setup(int users) {
      scored = new ScoredStore(folder, clock, DAY, users);
      outlets = Outlets.of(scored);
      destinations = outlets.destinations();
      outbox = outlets.outbox();
      sync = new Sync(scored.store(), destinations, outbox, Reach.ANYWHERE);
    }

    void webhook(String... settings) {
      outlets.withWebhook("hook", server.address() + "/hook", settings);
    }

    Went round() {
      try {
        return sync.round().get(0);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      sync.close();
      scored.close();
    }
  }

  private static JsonNode json(String text) {
    try {
      return JsonText.MAPPER.readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void changesAloneAreToldSignedAndWithTheirPast() throws Exception {
    try (Setup setup = new Setup(3)) {
      setup.webhook();
      setup.scored.everybody(3, DAY, 60);
      assertThat(setup.round().sent()).as("from now on, not what was").isZero();
      setup.scored.score(2, DAY, 40);
      setup.scored.score(3, DAY, 50);
      assertThat(setup.outbox.preview(setup.destinations.all().get(0), 5).count()).isEqualTo(1);
      assertThat(setup.round().sent()).isEqualTo(1);
      assertThat(setup.round().sent()).as("told once").isZero();
      Request request = server.requests().get(0);
      JsonNode told = json(request.body());
      assertThat(told.path("type").asText()).isEqualTo("score.changed");
      assertThat(told.path("id").asText()).isEqualTo("u2");
      assertThat(told.path("band").asText()).isEqualTo("light");
      assertThat(told.path("previous_band").asText()).isEqualTo("engaged");
      assertThat(told.path("change").asDouble()).isEqualTo(-20);
      assertThat(told.path("as_of").asText()).isEqualTo("2026-03-10");
      assertThat(told.path("version").asText()).isNotEmpty();
      assertThat(told.path("link").asText()).isEqualTo("https://verve.example/users/u2");
      assertThat(request.header("webhook-signature")).isEqualTo("v1," + signature(request));
    }
  }

  /** By the text of Standard Webhooks 1.0, apart from the code that is tested. */
  private static String signature(Request request) throws Exception {
    byte[] key = Base64.getDecoder().decode(Outlets.SECRET.substring("whsec_".length()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String text =
        request.header("webhook-id")
            + "."
            + request.header("webhook-timestamp")
            + "."
            + request.body();
    return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aReceiverThatFailsAnHourIsToldAllOfItThen() {
    try (Setup setup = new Setup(20)) {
      setup.webhook("begin", "all");
      setup.scored.everybody(20, DAY, 60);
      server.behave(request -> Reply.of(503, "down"));
      Went first = setup.round();
      assertThat(first.problem()).contains("503 down");
      assertThat(first.waiting()).isEqualTo(20);
      int asked = server.requests().size();
      setup.round();
      assertThat(server.requests()).as("it rests").hasSize(asked);
      for (int minute = 0; minute < 60; minute++) {
        clock.advance(Duration.ofMinutes(1));
        setup.round();
      }
      assertThat(server.requests().size()).as("an hour with fewer and fewer tries").isLessThan(600);
      server.behave(request -> Reply.of(200, ""));
      clock.advance(Duration.ofMinutes(11));
      Went last = setup.round();
      assertThat(last.sent()).isEqualTo(20);
      assertThat(last.problem()).isEmpty();
      assertThat(setup.destinations.all().get(0).failures()).isZero();
    }
  }

  @Test
  void retryAfterIsHonouredToTheSecond() {
    try (Setup setup = new Setup(1)) {
      setup.webhook("begin", "all");
      setup.scored.everybody(1, DAY, 60);
      server.behave(request -> Reply.of(429, "", "Retry-After", "90"));
      setup.round();
      assertThat(setup.destinations.all().get(0).resumeAt())
          .contains(clock.instant().plusSeconds(90));
      server.behave(request -> Reply.of(200, ""));
      clock.advance(Duration.ofSeconds(89));
      assertThat(setup.round().sent()).isZero();
      clock.advance(Duration.ofSeconds(1));
      assertThat(setup.round().sent()).isEqualTo(1);
      Set<String> keys = new HashSet<>();
      server.requests().forEach(request -> keys.add(request.header("webhook-id")));
      assertThat(keys).as("the same key each time").hasSize(1);
    }
  }

  @Test
  void whatIsRefusedIsGivenUpAndTheOthersGoOn() {
    try (Setup setup = new Setup(5)) {
      setup.webhook("begin", "all");
      setup.scored.everybody(5, DAY, 60);
      server.behave(
          request ->
              request.body().contains("\"id\":\"u3\"")
                  ? Reply.of(422, "no such contact")
                  : Reply.of(200, ""));
      Went went = setup.round();
      assertThat(went.sent()).isEqualTo(4);
      assertThat(went.dead()).isEqualTo(1);
      DeliveryLog log = new DeliveryLog(setup.scored.store());
      DeliveryLog.Entry dead = log.list("hook", Optional.of("dead"), Long.MAX_VALUE, 10).get(0);
      assertThat(dead.subject()).isEqualTo("u3");
      assertThat(dead.problem()).contains("422 no such contact");
      server.behave(request -> Reply.of(200, ""));
      assertThat(setup.outbox.retry("hook", dead.seq())).contains("pending");
      assertThat(setup.round().sent()).isEqualTo(1);
      assertThat(setup.outbox.retry("hook", dead.seq())).as("it arrived").isEmpty();
    }
  }

  @Test
  void whatWasGivenUpDoesNotOverwriteWhatIsNewer() {
    try (Setup setup = new Setup(1)) {
      setup.webhook("begin", "all");
      setup.scored.everybody(1, DAY, 60);
      server.behave(request -> Reply.of(400, ""));
      setup.round();
      setup.scored.score(1, DAY, 80);
      server.behave(request -> Reply.of(200, ""));
      assertThat(setup.round().sent()).isEqualTo(1);
      long dead = setup.scored.number("select seq from delivery where state = 'dead'");
      assertThat(setup.outbox.retry("hook", dead)).contains("superseded");
      assertThat(setup.round().sent()).isZero();
    }
  }

  @Test
  void changesOfOneUserArriveInTheirOrderThoughSomeFailInBetween() {
    try (Setup setup = new Setup(30)) {
      setup.webhook("begin", "all");
      AtomicInteger count = new AtomicInteger();
      Map<String, List<String>> arrived = new ConcurrentHashMap<>();
      server.behave(
          request -> {
            if (count.incrementAndGet() % 3 == 0) {
              return Reply.of(500, "");
            }
            JsonNode told = json(request.body());
            arrived
                .computeIfAbsent(told.path("id").asText(), id -> new ArrayList<>())
                .add(told.path("previous_band").asText() + ">" + told.path("band").asText());
            return Reply.of(200, "");
          });
      for (double score : new double[] {10, 30, 60, 90, 60, 30}) {
        setup.scored.everybody(30, DAY, score);
        setup.round();
        clock.advance(Duration.ofMinutes(20));
      }
      for (int i = 0; i < 80 && setup.round().waiting() > 0; i++) {
        clock.advance(Duration.ofMinutes(20));
      }
      assertThat(arrived).hasSize(30);
      assertThat(arrived.values())
          .containsOnly(
              List.of(
                  "null>dormant",
                  "dormant>light",
                  "light>engaged",
                  "engaged>power",
                  "power>engaged",
                  "engaged>light"));
    }
  }
}
