package dev.verve.insight.retention;

import static dev.verve.problem.Check.require;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.engine.SmallTable;
import dev.verve.engine.SmallTable.Type;
import dev.verve.sql.Dialect;
import dev.verve.sql.SqlFile;
import dev.verve.stats.Retention;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Retention from events. Day 0 is a user's first day: from the users file, else the first event. A
 * user who is listed and never came counts too. The last date of the events closes the observation,
 * and a rate counts only users who could be watched for that long by then; see {@link Retention}.
 *
 * <p>For survival, a user is lost at the last active day when silence followed up to the end for at
 * least {@code silence} days. Whether somebody is lost can be known only that long before the end,
 * so the watch closes there: who was active later is still there at that date. A user who pauses
 * longer than that and returns after the end is taken for lost.
 *
 * @param days the days after the first that are asked for, in ascending order
 * @param by how users are gathered into cohorts
 * @param silence days without activity that mean lost
 */
public record EventRetention(List<Integer> days, CohortPeriod by, int silence) {
  private static final int SPAN = 6;

  public EventRetention {
    require(!days.isEmpty(), "at least one day is asked for");
    require(days.stream().allMatch(day -> day >= 0), "days must not be negative, were %s", days);
    require(silence >= 1, "silence must be at least 1 day, was %s", silence);
    days = days.stream().distinct().sorted().toList();
  }

  /** Days 1 to 90 as they are usually read, weekly cohorts, lost after 30 silent days. */
  public static EventRetention defaults() {
    return new EventRetention(List.of(1, 7, 14, 28, 30, 60, 90), CohortPeriod.WEEK, 30);
  }

  /** The same for other days. */
  public EventRetention withDays(List<Integer> other) {
    return new EventRetention(other, by, silence);
  }

  /** The same with other cohorts. */
  public EventRetention withCohorts(CohortPeriod other) {
    return new EventRetention(days, other, silence);
  }

  /** The same with another meaning of lost. */
  public EventRetention withSilence(int other) {
    return new EventRetention(days, by, other);
  }

  /**
   * The answer on an engine's relation {@code event} and, where listed, {@code person}.
   *
   * @param last the last date of the events
   * @param listed whether there is a users file
   */
  public RetentionAnswer answer(Engine engine, LocalDate last, boolean listed) {
    prepare(engine, last, listed);
    Map<LocalDate, Cohort> cohorts = new TreeMap<>();
    Map<Integer, Retention> all = new LinkedHashMap<>();
    for (Row row : engine.query(counts(engine.dialect()))) {
      Retention here = retention(row);
      all.merge(here.day(), here, Retention::plus);
      cohorts.merge(
          row.day("cohort"),
          new Cohort(row.day("cohort"), row.whole("users"), List.of(here)),
          EventRetention::joined);
    }
    List<Retention> total = days.stream().filter(all::containsKey).map(all::get).toList();
    Losses losses =
        new Losses(
            engine, SqlFile.render("tenure_loss", Map.of("silence", Integer.toString(silence))));
    List<String> warnings = new ArrayList<>(immature(total, last));
    warnings.addAll(losses.notes());
    warnings.addAll(unobserved(engine));
    return new RetentionAnswer(
        total,
        List.copyOf(cohorts.values()),
        losses.survival(),
        Optional.empty(),
        method(last),
        warnings);
  }

  private void prepare(Engine engine, LocalDate last, boolean listed) {
    Dialect dialect = engine.dialect();
    String seen = SqlFile.render("tenure_seen", Map.of());
    String known = listed ? SqlFile.render("tenure_listed", Map.of("seen", seen)) : seen;
    engine.table(
        "tenure",
        SqlFile.render(
            "tenure",
            Map.of(
                "period", by.word(),
                "watched", dialect.daysBetween("first_day", dialect.date(last)),
                "last_age", dialect.daysBetween("first_day", "last_active"),
                "known", known,
                "last", dialect.date(last))));
    engine.rows(
        SmallTable.named("retention_day")
            .with("n", Type.INTEGER)
            .withRows(days.stream().map(day -> List.<Object>of(day)).toList()));
  }

  private static String counts(Dialect dialect) {
    String ages =
        SqlFile.render("active_age", Map.of("age", dialect.daysBetween("t.first_day", "e.v_day")));
    return SqlFile.render("retention", Map.of("active_age", ages, "span", Integer.toString(SPAN)));
  }

  private static Retention retention(Row row) {
    return new Retention(
        (int) row.whole("n"),
        row.whole("eligible"),
        row.whole("exact"),
        row.whole("unbounded"),
        row.whole("bracket_eligible"),
        row.whole("bracket"));
  }

  private static Cohort joined(Cohort left, Cohort right) {
    List<Retention> days = new ArrayList<>(left.days());
    days.addAll(right.days());
    return new Cohort(left.from(), left.users(), days);
  }

  private static List<String> immature(List<Retention> days, LocalDate last) {
    List<String> exact = names(days.stream().filter(d -> d.eligible() == 0).toList());
    List<String> bracket =
        names(days.stream().filter(d -> d.eligible() > 0 && d.bracketEligible() == 0).toList());
    List<String> notes = new ArrayList<>();
    if (!exact.isEmpty()) {
      notes.add(
          "Nobody has been observed for long enough by %s for day %s."
              .formatted(last, String.join(", ", exact)));
    }
    if (!bracket.isEmpty()) {
      notes.add(
          "Nobody has been observed for the whole bracket [N, N+%d] by %s for day %s."
              .formatted(SPAN, last, String.join(", ", bracket)));
    }
    return notes;
  }

  /** Who came before the events begin may have been active then, and nobody wrote it down. */
  private static List<String> unobserved(Engine engine) {
    Row row =
        engine
            .query(
                """
                select count(*) as users, min(b.day) as day
                from tenure t, (select min(v_day) as day from event) b
                where t.first_day < b.day""")
            .get(0);
    return row.whole("users") == 0
        ? List.of()
        : List.of(
            "%d users were first seen before the events begin on %s: what they did until then is not known and counts as absence, which lowers the early days of them and of all; the cohorts since then are whole."
                .formatted(row.whole("users"), row.day("day")));
  }

  private static List<String> names(List<Retention> days) {
    return days.stream().map(day -> Integer.toString(day.day())).toList();
  }

  private String method(LocalDate last) {
    return String.format(
        Locale.ROOT,
        "Active means any event. Observed up to %s; rates count only users old enough to be observed. Lost means silent for the last %d days.",
        last,
        silence);
  }
}
