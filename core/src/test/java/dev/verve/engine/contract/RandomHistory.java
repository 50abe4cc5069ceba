package dev.verve.engine.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** A few users of a few accounts over some weeks, with holes in every column that may have them. */
final class RandomHistory {
  static final String[] EVENTS = {"login", "share", "error", "noise"};
  private static final LocalDate START = LocalDate.parse("2026-02-20");
  private static final String[] SIZES = {"1", "2.5", "-3", "10", "", "nan", "many", "7e1", "0"};
  private static final String[] PLANS = {"free", "pro", "trial", ""};

  private final SplittableRandom random;
  private final int people;
  private final int days;

  RandomHistory(SplittableRandom random) {
    this.random = random;
    this.people = 1 + random.nextInt(10);
    this.days = 1 + random.nextInt(70);
  }

  /** A day inside of the history, or shortly after it. */
  LocalDate asOf() {
    return START.plusDays(random.nextInt(days + 8));
  }

  /** Events at different instants each, so that the latest of several is never in doubt. */
  String events() {
    StringBuilder text = new StringBuilder("user_id,account_id,event,timestamp,size,kind,plan\n");
    TreeSet<Long> instants = new TreeSet<>();
    int wanted = 1 + random.nextInt(250);
    while (instants.size() < wanted) {
      instants.add(START.toEpochDay() * 86_400L + random.nextLong(Math.max(1, days) * 86_400L));
    }
    for (long second : instants) {
      int user = random.nextInt(people);
      int account = random.nextInt(10) == 0 ? random.nextInt(4) : user % 3;
      text.append('u').append(user).append(",a").append(account).append(',');
      text.append(oneOf(EVENTS)).append(',').append(Instant.ofEpochSecond(second)).append(',');
      text.append(oneOf(SIZES)).append(',').append((char) ('p' + random.nextInt(4))).append(',');
      text.append(random.nextInt(3) == 0 ? oneOf(PLANS) : "").append('\n');
    }
    return text.toString();
  }

  /** Some of the users and some that no event knows. */
  String users() {
    boolean plans = random.nextBoolean();
    boolean seats = random.nextBoolean();
    StringBuilder text = new StringBuilder("user_id,account_id,first_seen");
    text.append(plans ? ",plan" : "").append(seats ? ",seats" : "").append('\n');
    for (int user = 0; user < people + 3; user++) {
      if (random.nextInt(4) > 0) {
        text.append('u').append(user).append(',');
        text.append(random.nextInt(4) == 0 ? "" : "a" + user % 3).append(',');
        text.append(random.nextInt(4) == 0 ? "" : START.plusDays(random.nextInt(90) - 20));
        text.append(plans ? "," + oneOf(PLANS) : "");
        text.append(seats ? "," + oneOf("", "2", "4", "12") : "").append('\n');
      }
    }
    return text.toString();
  }

  private String oneOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
