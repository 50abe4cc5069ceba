package dev.verve.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.server.live.Retention;
import dev.verve.server.live.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is deleted is gone from the disk, and what is kept stays. */
class PurgeTest {
  private static final String SECRET = "person-to-be-forgotten-4711";

  @TempDir Path folder;

  private final TestClock clock = new TestClock("2026-03-20T09:00:00Z");

  @Test
  void noByteOfAnErasedPersonStaysOnTheDisk() throws IOException {
    try (Store store = open()) {
      List<Message> messages = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        String user = i % 40 == 0 ? SECRET : "user-" + i;
        messages.add(
            event(user, "2026-03-19T10:00:00Z", "{\"mail\":\"" + user + "@example.com\"}"));
      }
      Reject reject = new Reject("bad", "$", null, "{\"userId\":\"" + SECRET + "\",\"x\":1}");
      store.submit(new Delivery(clock.instant(), messages, List.of(reject))).join();
      assertThat(filesWith(SECRET)).as("the test can see it").isNotEmpty();
      Erasure erasure = new Erasure(store);
      Erased erased = erasure.erase(SECRET, "test").orElseThrow();
      assertThat(erased.events()).isEqualTo(50);
      assertThat(erased.rejects()).isEqualTo(1);
      assertThat(erasure.remains(SECRET).values()).containsOnly(0L);
      Purge purge = new Purge(store);
      assertThat(purge.isDue()).isTrue();
      purge.run();
      assertThat(purge.isDue()).isFalse();
      assertThat(erasure.receipt(SECRET).orElseThrow().purgedAt()).isPresent();
      assertThat(filesWith(SECRET)).isEmpty();
      assertThat(count(store, "event_log")).isEqualTo(1_950);
    }
    assertThat(filesWith(SECRET)).isEmpty();
    try (Store store = open()) {
      assertThat(count(store, "event_log")).isEqualTo(1_950);
      assertThat(count(store, "identity")).isEqualTo(1_950);
    }
  }

  @Test
  void whatWasDoneAboutSomebodyGoesTooAndIsCounted() {
    try (Store store = open()) {
      Message seen = event(SECRET, "2026-03-19T10:00:00Z", "{}");
      store.submit(new Delivery(clock.instant(), List.of(seen), List.of())).join();
      acted(store, "(select person from identity)");
      Erasure erasure = new Erasure(store);
      List<String> acts = List.of("alerts", "deliveries", "playbooks");
      assertThat(erasure.remains(SECRET)).containsEntry("alerts", 1L).containsKeys("verdicts");
      assertThat(erasure.remains(SECRET).get("deliveries")).isEqualTo(2);
      assertThat(erasure.remains(SECRET).get("playbooks")).isEqualTo(2);
      erasure.erase(SECRET, "test");
      assertThat(erasure.remains(SECRET).values()).containsOnly(0L);
      assertThat(count(store, "alert_note") + count(store, "playbook_step")).isZero();

      acted(store, "(select 999)");
      assertThat(erasure.remains(SECRET))
          .as("rows whose person is gone count as left behind")
          .extractingByKeys(acts.toArray(String[]::new))
          .allMatch(rows -> rows > 0);
    }
  }

  /** An alert, a delivery, what was told, a run of a playbook and a place on a list. */
  private static void acted(Store store, String person) {
    store.write(
        connection -> {
          Sql sql = new Sql(connection);
          String now = "timestamptz '2026-03-19 12:00:00Z'";
          sql.run(
              "insert into alert (id, rule, title, kind, person, day, raised_at, words, state, destinations, due_at) select 1, 'r', 't', 'user', %s, date '2026-03-19', %s, 'fell', 'open', '', %s"
                  .formatted(person, now, now));
          sql.run("insert into alert_note values (1, %s, 'ana', 'seen', 'called')".formatted(now));
          sql.run(
              "insert into delivery (seq, destination, kind, entity, person, message_key, payload, state, attempts, next_at, created_at) select 1, 'd', 'change', 'user', %s, 'k', '{\"id\":\"%s\"}', 'waiting', 0, %s, %s"
                  .formatted(person, SECRET, now, now));
          sql.run(
              "insert into told_score select 'd', 'user', %s, 40, 'light', date '2026-03-19'"
                  .formatted(person));
          sql.run(
              "insert into playbook_run (id, playbook, entity, person, held_out, started_on, started_at, step, due_on, score, band, state) select 1, 'p', 'user', %s, false, date '2026-03-19', %s, 0, date '2026-03-20', 40, 'light', 'running'"
                  .formatted(person, now));
          sql.run("insert into playbook_step values (1, 0, %s, 'task', 'call')".formatted(now));
          sql.run(
              "insert into list_member select 'l', 'user', %s, null, %s, 'p'"
                  .formatted(person, now));
          return true;
        });
  }

  @Test
  void aRestoredBackupForgetsWhomTheStoreForgot() {
    Path backup;
    try (Store store = open()) {
      store
          .submit(
              new Delivery(
                  clock.instant(),
                  List.of(
                      event(SECRET, "2026-03-19T10:00:00Z", "{}"),
                      event("stays", "2026-03-19T10:00:00Z", "{}")),
                  List.of()))
          .join();
      backup = new Backup(store).make();
      new Erasure(store).erase(SECRET, "test");
    }
    Restore restore = new Restore(StoreOptions.in(folder).withClock(clock));
    assertThat(restore.replaces()).isTrue();
    assertThat(restore.run(backup)).isEqualTo(1);
    try (Store store = open()) {
      assertThat(new Erasure(store).remains(SECRET).values()).containsOnly(0L);
      assertThat(count(store, "event")).isEqualTo(1);
    }
  }

  @Test
  void oldEventsGoAndWhenSomebodyWasFirstSeenStays() {
    try (Store store = open()) {
      store
          .submit(
              new Delivery(
                  clock.instant(),
                  List.of(
                      event("a", "2025-01-01T10:00:00Z", "{}"),
                      event("a", "2026-03-19T10:00:00Z", "{}"),
                      event("b", "2025-02-01T10:00:00Z", "{}")),
                  List.of()))
          .join();
      assertThat(new Retention(store, 90).run()).isEqualTo(2);
      assertThat(new Retention(store, 90).run()).isZero();
      assertThat(count(store, "event")).isEqualTo(1);
      Map<String, Long> rows = new Export(store).run().rows();
      assertThat(rows).containsEntry("event", 1L).containsEntry("person", 2L);
      long kept =
          store.read(
              c ->
                  new Sql(c)
                      .number(
                          "select count(*) from profile where cast(happened_at as date) in ('2025-01-01', '2025-02-01')"));
      assertThat(kept).isEqualTo(2);
    }
  }

  private Store open() {
    return Store.open(StoreOptions.in(folder).withClock(clock));
  }

  private static Message event(String user, String at, String json) {
    return new Message(
        Message.Kind.EVENT, user, null, null, null, "login", Instant.parse(at), null, json);
  }

  private static long count(Store store, String table) {
    return store.read(c -> new Sql(c).number("select count(*) from " + table));
  }

  /** The files of the data folder in which a text stands, byte by byte. */
  private List<Path> filesWith(String text) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (bytes.contains(text)) {
          found.add(file);
        }
      }
    }
    return found;
  }
}
