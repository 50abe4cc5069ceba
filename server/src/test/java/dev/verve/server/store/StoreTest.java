package dev.verve.server.store;

import static dev.verve.server.store.Messages.alias;
import static dev.verve.server.store.Messages.anonymous;
import static dev.verve.server.store.Messages.delivery;
import static dev.verve.server.store.Messages.event;
import static dev.verve.server.store.Messages.identify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  @TempDir Path folder;

  @Test
  void keepsEventsAcrossRestartsAndRecognisesRepeats() {
    try (Store store = open(NOON)) {
      assertThat(post(store, event("u1", "login", NOON, "m1"), event("u1", "login", NOON, "m1")))
          .isEqualTo(new Receipt(1, 1, 0));
    }
    try (Store store = open(NOON.plus(Duration.ofDays(6)))) {
      assertThat(post(store, event("u1", "login", NOON, "m1"), event("u2", "login", NOON, null)))
          .isEqualTo(new Receipt(1, 1, 0));
      assertThat(number(store, "select count(*) from event_log")).isEqualTo(2);
      assertThat(number(store, "select count(distinct user_key) from event_log")).isEqualTo(2);
    }
  }

  @Test
  void keepsTimesToTheMicrosecond() {
    Instant precise = Instant.parse("2026-03-10T12:00:00.123456Z");
    try (Store store = open(NOON)) {
      post(store, event("u1", "login", precise, "m1"));
      assertThat(number(store, "select epoch_us(happened_at) from event_log"))
          .isEqualTo(precise.getEpochSecond() * 1_000_000 + 123_456);
    }
  }

  @Test
  void anonymousHistoryJoinsTheFirstKnownPerson() {
    try (Store store = open(NOON)) {
      post(store, anonymous("device", "visited", NOON, "m1"));
      post(store, identify("u1", "device", NOON, "{}"));
      post(store, identify("u2", "device", NOON, "{}"));
      assertThat(person(store, "device")).isEqualTo(person(store, "u1"));
      assertThat(person(store, "device")).isNotEqualTo(person(store, "u2"));
    }
    try (Store store = open(NOON)) {
      post(store, alias("u1", "u3", NOON));
      assertThat(person(store, "device")).isEqualTo(person(store, "u3"));
      assertThat(number(store, "select count(*) from identity")).isEqualTo(4);
    }
  }

  @Test
  void aSecondStoreOnTheFolderIsRefused() {
    try (Store first = open(NOON)) {
      assertThat(first.isReady()).isTrue();
      assertThatThrownBy(() -> open(NOON))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("another server uses this data folder");
    }
    open(NOON).close();
  }

  @Test
  void aDamagedFileIsRefusedWithTheWayBack() throws IOException {
    open(NOON).close();
    Path file = folder.resolve("verve.duckdb");
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < Math.min(bytes.length, 8192); i++) {
      bytes[i] ^= 0x5a;
    }
    Files.write(file, bytes);
    assertThatThrownBy(() -> open(NOON))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("put the latest backup in their place");
  }

  @Test
  void aFailedChangeLeavesNothingAndNeighboursStand() {
    try (Store store = open(NOON)) {
      assertThatThrownBy(
              () ->
                  store.write(
                      connection -> {
                        new Sql(connection).run("insert into account values (1, 'a')");
                        return new Sql(connection).run("insert into nowhere values (1)");
                      }))
          .isInstanceOf(StoreException.class);
      post(store, event("u1", "login", NOON, "m1"));
      assertThat(number(store, "select count(*) from account")).isZero();
      assertThat(number(store, "select count(*) from event_log")).isEqualTo(1);
    }
  }

  @Test
  void manySendersAreWrittenInFewTransactionsAndAllAreAnswered() {
    try (Store store = open(NOON)) {
      List<CompletableFuture<Receipt>> answers = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        answers.add(store.submit(delivery(NOON, event("u" + i % 50, "login", NOON, "m" + i))));
      }
      answers.forEach(answer -> assertThat(answer.join().accepted()).isEqualTo(1));
      assertThat(number(store, "select count(distinct seq) from event_log")).isEqualTo(500);
    }
  }

  @Test
  void moreThanTheQueueHoldsIsRefused() {
    StoreOptions tiny = StoreOptions.in(folder).withClock(at(NOON)).withQueued(1);
    try (Store store = Store.open(tiny)) {
      Message[] many = new Message[20_000];
      for (int i = 0; i < many.length; i++) {
        many[i] = event("u" + i, "login", NOON, null);
      }
      CompletableFuture<Receipt> first = store.submit(delivery(NOON, many));
      assertThatThrownBy(() -> store.submit(delivery(NOON, many)).join())
          .hasCauseInstanceOf(BusyException.class);
      assertThat(first.join().accepted()).isEqualTo(20_000);
    }
  }

  @Test
  void secretsAreKeptHashedAndKnowTheirRole() {
    String secret;
    try (Store store = open(NOON)) {
      Credentials credentials = Credentials.of(store);
      assertThat(credentials.lacks(Role.ADMIN)).isTrue();
      secret = credentials.issue(Role.ADMIN, "first", "server").secret();
      assertThat(number(store, "select count(*) from credential where hash = '" + secret + "'"))
          .isZero();
    }
    try (Store store = open(NOON)) {
      Credentials credentials = Credentials.of(store);
      assertThat(credentials.roleOf(secret)).contains(Role.ADMIN);
      assertThat(credentials.roleOf(secret + "x")).isEmpty();
    }
    assertThat(Role.ADMIN.covers(Role.VIEWER)).isTrue();
    assertThat(Role.VIEWER.covers(Role.EDITOR)).isFalse();
    assertThat(Role.WRITER.covers(Role.VIEWER)).isFalse();
    assertThat(Role.ADMIN.covers(Role.WRITER)).isFalse();
  }

  private Store open(Instant now) {
    return Store.open(StoreOptions.in(folder).withClock(at(now)));
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private static Receipt post(Store store, Message... messages) {
    return store.submit(delivery(store.clock().instant(), messages)).join();
  }

  private static long number(Store store, String sql) {
    return store.read(connection -> new Sql(connection).number(sql));
  }

  private static long person(Store store, String id) {
    return number(store, "select person from identity where id = '" + id + "'");
  }
}
