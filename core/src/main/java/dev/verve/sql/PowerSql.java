package dev.verve.sql;

import dev.verve.plan.BoundModel;
import dev.verve.plan.Trait;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Two groups of users beside each other: what they do, and how they began. */
public final class PowerSql {
  /** Days of the beginning, the first included. */
  public static final int FIRST_DAYS = 14;

  /** How many first steps are told. */
  public static final int STEPS = 3;

  private final BoundModel model;
  private final Dialect dialect;
  private final EventSql events;

  public PowerSql(BoundModel model, Dialect dialect) {
    this.model = model;
    this.dialect = dialect;
    this.events = new EventSql(model, dialect);
  }

  /**
   * Relation {@code power_user}.
   *
   * @param beginning the first seen day of those who are listed without one
   * @param trait by which users are of one kind; empty for all of one
   */
  public String user(
      Names names,
      String high,
      String low,
      LocalDate asOf,
      LocalDate beginning,
      Optional<Trait> trait) {
    return SqlFile.render(
        "power_user",
        Map.of(
            "score", names.score(),
            "known", new PopulationSql(model, dialect).known(asOf, beginning),
            "high", dialect.text(high),
            "low", dialect.text(low),
            "tenure", dialect.daysBetween("p.since", dialect.date(asOf)),
            "segment", trait.isPresent() ? "t.value" : "''",
            "traits",
                trait
                    .map(found -> new TraitSql(model, dialect).join(found, asOf, "s"))
                    .orElse("")));
  }

  /** Users of a relation by stratum and group. */
  public String stratum(String users) {
    return SqlFile.render("power_stratum", Map.of("users", users));
  }

  /** Who did what in the days of the score. */
  public String event(Bounds days) {
    return SqlFile.render(
        "power_event",
        Map.of(
            "entity", events.entity(),
            "from", events.from(days.first()),
            "until", events.until(days.last())));
  }

  /** Relation {@code power_newcomer}. */
  public String newcomer(LocalDate beginning, LocalDate asOf) {
    return SqlFile.render(
        "power_newcomer",
        Map.of(
            "first", dialect.date(beginning),
            "latest", dialect.date(asOf.minusDays(FIRST_DAYS - 1L))));
  }

  /**
   * Relation {@code power_first}.
   *
   * @param left events that tell of a mere visit, which everybody begins with
   */
  public String first(Collection<String> left) {
    String names = left.stream().sorted().map(dialect::text).collect(Collectors.joining(", "));
    return SqlFile.render(
        "power_first",
        Map.of(
            "entity",
            events.entity(),
            "age",
            dialect.daysBetween("u.first_seen", "e.v_day"),
            "most",
            Integer.toString(FIRST_DAYS - 1),
            "counts",
            left.isEmpty() ? "true" : "e.v_event not in (" + names + ")"));
  }

  /** Who got to what in the first days, in the form of {@link #event}. */
  public String reach() {
    return SqlFile.render("power_reach", Map.of());
  }

  /** The median time to each action. */
  public String waits() {
    return SqlFile.render("power_wait", Map.of("median", dialect.quantile("age", 0.5)));
  }

  /** The most common actions of each of the first steps. */
  public String step() {
    return SqlFile.render("power_step", Map.of("most", Integer.toString(STEPS)));
  }

  /** The first actions in order. */
  public String path() {
    return SqlFile.render("power_path", Map.of());
  }
}
