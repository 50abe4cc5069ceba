package dev.verve.engine.contract;

import java.util.SplittableRandom;

/** The text of a model that uses any of what the format offers. */
final class RandomModel {
  private final SplittableRandom random;
  private final boolean ofAccounts;
  private final boolean plain;
  private final StringBuilder text = new StringBuilder("name: random\n");

  private RandomModel(SplittableRandom random, boolean ofAccounts, boolean plain) {
    this.random = random;
    this.ofAccounts = ofAccounts;
    this.plain = plain;
  }

  static String any(SplittableRandom random, boolean ofAccounts) {
    return new RandomModel(random, ofAccounts, false).text();
  }

  /** A model in which no single day counts and nobody is weighed by who they are. */
  static String plain(SplittableRandom random, boolean ofAccounts) {
    return new RandomModel(random, ofAccounts, true).text();
  }

  private String text() {
    line(
        "timezone: " + oneOf("UTC", "UTC", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"));
    sometimes("window: " + window());
    unlessPlain("decay: " + decay());
    sometimes("bands: {low: 0, high: 33.7, top: 71.3}");
    line("scale: " + scale());
    line("tree:");
    int actions = 0;
    for (int branch = 0; branch < 1 + random.nextInt(3); branch++) {
      line("  b" + branch + ":");
      unlessPlain("    max_points: " + number(1, 60));
      line("    actions:");
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        action("x" + actions++);
      }
    }
    if (!plain) {
      overrides(actions);
    }
    unlessPlain("exclude: {where: " + oneOf("{plan: trial}", "{plan: {exists: false}}") + "}");
    if (ofAccounts) {
      line("entity: account");
    } else if (random.nextBoolean()) {
      line("accounts: {rollup: " + rollup() + "}");
    }
    return text.toString();
  }

  private void action(String slug) {
    String measure =
        plain
            ? oneOf("count", "count", "{sum: size}", "{max: size}")
            : oneOf(
                "count",
                "count",
                "days",
                "weeks",
                "{sum: size}",
                "{max: size}",
                "{distinct: kind}",
                "ever");
    String events = oneOf("login", "share", "error", "[login, share]", "[share, error, login]");
    StringBuilder fields = new StringBuilder("event: " + events + ", measure: " + measure);
    fields.append(", weight: ").append(number(-3, 9));
    fields.append(maybe(", where: " + where()));
    fields.append(maybe(", max: " + number(1, 12)));
    fields.append(maybe(", curve: " + oneOf("linear", "sqrt", "log")));
    boolean ever = measure.equals("ever");
    boolean daily = !plain && !ever && !measure.contains("distinct") && !measure.equals("weeks");
    fields.append(ever ? "" : maybe(", window: " + window()));
    fields.append(daily ? maybe(", decay: " + decay()) : "");
    fields.append(daily ? maybe(", max_per_day: " + number(1, 5)) : "");
    line("      " + slug + ": {" + fields + "}");
  }

  private void overrides(int actions) {
    int count = random.nextInt(4);
    if (count == 0) {
      return;
    }
    line("overrides:");
    for (int i = 0; i < count; i++) {
      line("  - when: " + where());
      line("    weights: {x" + random.nextInt(actions) + ": " + number(-2, 20) + "}");
    }
  }

  private String where() {
    return oneOf(
        "{plan: pro}",
        "{plan: [pro, free]}",
        "{plan: {not: trial}}",
        "{plan: {not: [trial, free]}}",
        "{plan: {exists: true}}",
        "{size: {gt: 1}}",
        "{size: {lte: 2.5, gt: -5}}",
        "{size: 10}",
        "{kind: {gte: q}}",
        "{kind: {lt: r}, plan: {contains: r}}",
        "{plan: {starts_with: fr}}",
        "{plan: {ends_with: o}}",
        "{any: [{kind: p}, {size: {lt: 0}}]}",
        "{any: [{plan: pro, kind: q}, {plan: {exists: false}}], size: {not: 7}}");
  }

  private String scale() {
    return oneOf(
        "{method: saturating, half: " + number(1, 40) + "}",
        "{method: saturating, half: median}",
        "{method: saturating, half: p75}",
        "{method: cap, at: " + number(1, 80) + "}",
        "{method: cap, at: p90}",
        "{method: log, at: " + number(1, 80) + "}",
        "{method: log, at: p95}",
        "{method: percentile}");
  }

  private String rollup() {
    return oneOf(
        "mean",
        "median",
        "max",
        "{top: 1}",
        "{top: 2}",
        "{top: 3}",
        "active_share",
        "sum, scale: " + scale());
  }

  private String decay() {
    return oneOf("{half_life: 10d}", "{half_life: 3.5d}", "{linear: 20d}", "{linear: 7d}", "none");
  }

  private String window() {
    return oneOf("1d", "7d", "2w", "30d", "45d", "90d");
  }

  private String number(int from, int to) {
    double value = Math.round(random.nextDouble(from, to) * 4) / 4.0;
    return random.nextBoolean()
        ? String.valueOf(value)
        : String.valueOf(Math.max(from, (int) value));
  }

  private String maybe(String words) {
    return random.nextInt(3) == 0 ? words : "";
  }

  private void unlessPlain(String line) {
    if (!plain) {
      sometimes(line);
    }
  }

  private void sometimes(String line) {
    if (random.nextInt(2) == 0) {
      line(line);
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private String oneOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
