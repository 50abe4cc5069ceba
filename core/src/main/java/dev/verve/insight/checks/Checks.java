package dev.verve.insight.checks;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.Row;
import dev.verve.insight.checks.Finding.Change;
import dev.verve.model.EventRoles;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Bounds;
import dev.verve.sql.CheckSql;
import dev.verve.stats.Conclusion;
import dev.verve.stats.MultipleTests;
import dev.verve.stats.RatioChange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Compares what is usually behind a falling score in two periods of equal length that end on the
 * two dates: the first week of newcomers, workflows, help, errors, load times, what happens on a
 * day and in a visit, collaboration.
 *
 * <p>The periods do not overlap and last four weeks at most. It needs the population of a run up to
 * the later date.
 */
public final class Checks {
  private static final long MOST_DAYS = 28;
  private static final int WEEK = 7;

  private final Engine engine;
  private final EventSpan span;
  private final EventRoles roles;
  private final Bounds before;
  private final Bounds after;
  private final CheckSql sql;

  private Checks(
      Engine engine,
      BoundModel model,
      EventSpan span,
      EventRoles roles,
      Bounds before,
      Bounds after) {
    this.engine = engine;
    this.span = span;
    this.roles = roles;
    this.before = before;
    this.after = after;
    this.sql = new CheckSql(model, engine.dialect(), roles, before, after);
  }

  /** What all checks find, in their order. */
  public static List<Finding> of(
      Engine engine,
      BoundModel model,
      EventSpan span,
      EventRoles roles,
      LocalDate from,
      LocalDate to) {
    long days = Math.min(MOST_DAYS, to.toEpochDay() - from.toEpochDay());
    Bounds before = new Bounds(from.minusDays(days - 1), from);
    Bounds after = new Bounds(to.minusDays(days - 1), to);
    return new Checks(engine, model, span, roles, before, after).findings();
  }

  private List<Finding> findings() {
    Map<Check, Conclusion<Change>> changes = new EnumMap<>(Check.class);
    boolean everybody = !before.first().isBefore(span.first());
    boolean newcomers = !firstNewcomers().isBefore(span.first());
    if (everybody) {
      engine.table("check_user", sql.user(span.first()));
    }
    if (newcomers) {
      engine.table("check_newcomer", sql.newcomer(span.first()));
    }
    for (Check check : Check.values()) {
      boolean reaches = check.isOfNewcomers() ? newcomers : everybody;
      changes.put(check, reaches ? change(check) : tooShort(check));
    }
    return judged(changes);
  }

  /** Who came in the first days of the events may have been there long before. */
  private LocalDate firstNewcomers() {
    return CheckSql.weekBefore(before).first().minusDays(WEEK);
  }

  private Conclusion<Change> tooShort(Check check) {
    LocalDate needed = check.isOfNewcomers() ? firstNewcomers() : before.first();
    return Conclusion.refused(
        "The events begin on %s, and %s is needed.".formatted(span.first(), needed));
  }

  private Conclusion<Change> change(Check check) {
    return check.roles().stream()
        .filter(kind -> roles.role(kind).isEmpty())
        .findFirst()
        .<Conclusion<Change>>map(kind -> Conclusion.refused(kind.missing()))
        .orElseGet(() -> measured(check));
  }

  private Conclusion<Change> measured(Check check) {
    String relation = check.isOfNewcomers() ? "check_newcomer" : "check_user";
    Row row =
        engine.query(sql.ratio(relation, check.numerator(), check.denominator())).stream()
            .findFirst()
            .orElse(null);
    if (row == null) {
      return Conclusion.refused("Nobody is there in either period.");
    }
    Double was = row.number("ratio_from");
    Double is = row.number("ratio_to");
    if (was == null || is == null) {
      return Conclusion.refused("It did not happen in " + (was == null ? before : after) + ".");
    }
    return RatioChange.of(
            was, is, row.real("squares"), row.whole("users_from"), row.whole("users_to"))
        .map(effect -> new Change(was, is, effect));
  }

  private static List<Finding> judged(Map<Check, Conclusion<Change>> changes) {
    double[] adjusted =
        MultipleTests.benjaminiHochberg(
            changes.values().stream()
                .flatMap(change -> change.value().stream())
                .mapToDouble(change -> change.effect().p())
                .toArray());
    List<Finding> findings = new ArrayList<>();
    int made = 0;
    for (Map.Entry<Check, Conclusion<Change>> entry : changes.entrySet()) {
      boolean isMade = entry.getValue().value().isPresent();
      findings.add(new Finding(entry.getKey(), entry.getValue(), isMade ? adjusted[made] : 1));
      made += isMade ? 1 : 0;
    }
    return List.copyOf(findings);
  }
}
