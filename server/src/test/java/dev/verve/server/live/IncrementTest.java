package dev.verve.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.server.store.Message;
import dev.verve.server.store.Messages;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever comes late, twice or under another name: the live numbers are those of a file run over
 * all events, for the current day and for each day kept. The file run reads CSV that the test
 * writes from its own book of who is who, so that both sides share the plans alone.
 */
@Order(2)
@Execution(ExecutionMode.CONCURRENT)
class IncrementTest {
  private static final long SEED = 31;

  private static final String MANY_FORMS =
      """
      name: live
      window: 12d
      decay: {half_life: 5d}
      timezone: Europe/Berlin
      tree:
        core:
          max_points: 40
          actions:
            login: 1
            paid: {weight: 5, max_per_day: 2, where: {tier: gold}}
            minutes: {event: ended, measure: {sum: minutes}, curve: log, weight: 2}
            longest: {event: ended, measure: {max: minutes}, weight: 0.1}
            days: {event: login, measure: days, weight: 1}
        depth:
          actions:
            features: {event: used, measure: {distinct: feature}, weight: 3}
            connected: {measure: ever, weight: 4}
      scale: {method: saturating, half: 9}
      accounts: {rollup: mean}
      overrides:
        - when: {plan: pro}
          weights: {login: 3}
      segments: [plan]
      """;

  /** Everybody loses the same share each night. */
  private static final String ONE_HALF_LIFE =
      """
      name: live
      window: 9d
      decay: {half_life: 5d}
      timezone: Europe/Berlin
      actions:
        login: 1
        paid: {weight: 5, max_per_day: 2, where: {tier: gold}}
        longest: {event: ended, measure: {max: minutes}, weight: 0.1}
      scale: {method: saturating, half: 9}
      accounts: {rollup: {top: 2}}
      overrides:
        - when: {plan: pro}
          weights: {login: 3}
      """;

  /** Of whom nothing is new the score stays. */
  private static final String NO_DECAY =
      """
      name: live
      window: 6d
      timezone: Europe/Berlin
      tree:
        core:
          max_points: 30
          actions:
            login: {weight: 1, window: 11d}
            minutes: {event: ended, measure: {sum: minutes}, curve: log, weight: 2}
            features: {event: used, measure: {distinct: feature}, weight: 3}
            connected: {measure: ever, weight: 4}
      scale: {method: cap, at: 40}
      accounts: {rollup: mean}
      """;

  @TempDir Path folder;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final TestClock clock = new TestClock("2026-03-20T09:00:00Z");
  private final List<Message> events = new ArrayList<>();
  private final Map<String, String> owner = new HashMap<>();
  private final Map<String, String> accountOf = new HashMap<>();
  private final Map<String, String> planOf = new HashMap<>();
  private final Map<String, Instant> seen = new HashMap<>();
  private String model = "";

  static List<Arguments> models() {
    return List.of(
        Arguments.of(MANY_FORMS, 5), Arguments.of(ONE_HALF_LIFE, 3), Arguments.of(NO_DECAY, 3));
  }

  @ParameterizedTest
  @MethodSource("models")
  void liveNumbersEqualAFreshBatch(String model, int rounds) throws IOException {
    this.model = model;
    try (Store store = open()) {
      new Models(store).publish(model, null, "test", "");
      Scorer scorer = new Scorer(store);
      for (int round = 0; round < rounds; round++) {
        send(store, round);
        scorer.refresh();
        compare(store, round);
        assertThat(StandingReader.inMemory(store, scorer.standing()))
            .as("seed " + SEED + ", round " + round)
            .isEqualTo(StandingReader.inTables(store));
        clock.advance(Duration.ofHours(round % 3 == 2 ? 30 : 5));
      }
      scorer.refresh();
      compareHistory(store);
    }
    try (Store store = open()) {
      Scorer scorer = new Scorer(store);
      send(store, 99);
      scorer.refresh();
      compare(store, 99);
      compareHistory(store);
    }
  }

  private Store open() {
    return Store.open(StoreOptions.in(folder.resolve("data")).withClock(clock));
  }

  private void send(Store store, int round) {
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      messages.add(randomEvent(round + "-" + i));
    }
    events.addAll(messages);
    messages.add(messages.get(random.nextInt(60)));
    if (round == 0) {
      messages.add(Messages.identify("silent", null, clock.instant(), "{}"));
      seen.put("silent", clock.instant());
    }
    if (random.nextInt(2) == 0) {
      identify(messages);
    }
    String user = "u" + random.nextInt(12);
    if (!accountOf.containsKey(user)) {
      String account = "a" + random.nextInt(3);
      String plan = random.nextInt(2) == 0 ? "pro" : "free";
      accountOf.put(user, account);
      seen.putIfAbsent(user, clock.instant());
      planOf.put(user, plan);
      messages.add(Messages.group(user, account, clock.instant(), "{}"));
      messages.add(Messages.identify(user, null, clock.instant(), "{\"plan\":\"" + plan + "\"}"));
    }
    store.submit(Messages.delivery(clock.instant(), messages.toArray(new Message[0]))).join();
  }

  /** A device tells whose it is: its past joins that person, unless it joined another before. */
  private void identify(List<Message> messages) {
    String device = "d" + random.nextInt(8);
    String user = "u" + random.nextInt(12);
    owner.putIfAbsent(device, user);
    messages.add(Messages.identify(user, device, clock.instant(), "{}"));
    seen.putIfAbsent(user, clock.instant());
  }

  private Message randomEvent(String id) {
    boolean device = random.nextInt(3) == 0;
    String who = device ? "d" + random.nextInt(8) : "u" + random.nextInt(12);
    Instant at =
        clock
            .instant()
            .minus(Duration.ofMinutes(random.nextInt(random.nextInt(4) == 0 ? 40_000 : 900)));
    String event =
        List.of("login", "paid", "ended", "used", "connected", "other").get(random.nextInt(6));
    String json =
        "{\"tier\":\"%s\",\"minutes\":%d,\"feature\":\"f%d\"}"
            .formatted(
                random.nextInt(2) == 0 ? "gold" : "tin", random.nextInt(50), random.nextInt(5));
    return new Message(
        Message.Kind.EVENT,
        device ? null : who,
        device ? who : null,
        null,
        null,
        event,
        at,
        id,
        json);
  }

  private void compare(Store store, int round) throws IOException {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Berlin"));
    Map<String, Double> expected = batch(List.of(today)).getOrDefault(today, Map.of());
    Map<String, Double> live = live(store, "score_now s", "account_now s");
    assertSame(live, expected, "seed " + SEED + ", round " + round);
    Set<String> pro = new TreeSet<>(planOf.keySet());
    pro.removeIf(user -> !"pro".equals(planOf.get(user)));
    assertThat(among(store, new TraitMatch("plan", "pro")))
        .as("seed " + SEED + ", round " + round + ", on the plan pro")
        .isEqualTo(pro);
  }

  private static Set<String> among(Store store, TraitMatch match) {
    return store.read(
        connection -> {
          Set<String> found = new TreeSet<>();
          new Sql(connection)
              .each(
                  "select id from identity where user_key = person and person in (%s)"
                      .formatted(match.people(connection)),
                  row -> found.add(row.getString(1)));
          return found;
        });
  }

  private void compareHistory(Store store) throws IOException {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Berlin"));
    List<LocalDate> days = LocalDate.parse("2026-03-10").datesUntil(today).toList();
    Map<LocalDate, Map<String, Double>> expected = batch(days);
    for (LocalDate day : days) {
      String on = " s where day = date '" + day + "'";
      Map<String, Double> live = live(store, "score_day" + on, "account_day" + on);
      assertSame(live, expected.getOrDefault(day, Map.of()), "seed " + SEED + ", day " + day);
    }
  }

  private static void assertSame(
      Map<String, Double> live, Map<String, Double> expected, String what) {
    assertThat(live.keySet()).as(what).isEqualTo(expected.keySet());
    expected.forEach(
        (key, value) ->
            assertThat(live.get(key)).as(what + ", " + key).isCloseTo(value, within(1e-9)));
  }

  private static Map<String, Double> live(Store store, String scores, String accounts) {
    return store.read(
        connection -> {
          Map<String, Double> found = new TreeMap<>();
          new Sql(connection)
              .each(
                  "select i.id, x.score from (select * from "
                      + scores
                      + ") x join identity i on i.user_key = x.person",
                  row -> found.put(row.getString(1), row.getDouble(2)));
          new Sql(connection)
              .each(
                  "select a.id, x.score from (select * from "
                      + accounts
                      + ") x join account a on a.account_key = x.account",
                  row -> found.put("account " + row.getString(1), row.getDouble(2)));
          return found;
        });
  }

  private Map<LocalDate, Map<String, Double>> batch(List<LocalDate> days) throws IOException {
    StringBuilder csv = new StringBuilder("user_id,event,timestamp,tier,minutes,feature\n");
    for (Message message : events) {
      String id =
          String.valueOf(message.userId() == null ? message.anonymousId() : message.userId());
      csv.append(owner.getOrDefault(id, id)).append(',').append(message.event()).append(',');
      csv.append(message.happenedAt());
      for (String field : List.of("tier", "minutes", "feature")) {
        csv.append(',').append(message.json().replaceAll(".*\"" + field + "\":\"?(\\w+).*", "$1"));
      }
      csv.append('\n');
    }
    StringBuilder users = new StringBuilder("user_id,account_id,plan,first_seen\n");
    seen.forEach(
        (user, at) ->
            users
                .append(user)
                .append(',')
                .append(accountOf.getOrDefault(user, ""))
                .append(',')
                .append(planOf.getOrDefault(user, ""))
                .append(',')
                .append(at)
                .append('\n'));
    return new FileRun(folder, model).scores(csv.toString(), users.toString(), days);
  }
}
