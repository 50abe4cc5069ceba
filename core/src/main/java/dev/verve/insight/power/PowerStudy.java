package dev.verve.insight.power;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.Row;
import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.plan.BoundModel;
import dev.verve.plan.Trait;
import dev.verve.sql.Bounds;
import dev.verve.sql.Names;
import dev.verve.sql.PowerSql;
import dev.verve.stats.Conclusion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What users of the highest band do that others do not. Each event, scored or not, is compared by
 * the share of users who did it in the window of the score and by how often, within strata of users
 * who have been there about as long and are of the same segment; so that what only tells of old or
 * large customers does not pass for a habit. It describes and proves no cause, and since the score
 * is made of scored actions, their differences are in part its own doing: the others, and the first
 * 14 days, say more.
 *
 * @param question who was compared
 * @param high users of the studied band
 * @param low users of the other
 * @param segment the trait that was adjusted for beside tenure; empty for none
 * @param actions what both do; refused with fewer than 30 users in a group
 * @param firstDays how both began; refused likewise
 * @param warnings what a reader has to know, as sentences
 */
public record PowerStudy(
    PowerQuestion question,
    long high,
    long low,
    Optional<String> segment,
    Conclusion<List<ActionContrast>> actions,
    Conclusion<FirstDays> firstDays,
    List<String> warnings) {
  private static final Names NAMES = new Names("_power");
  private static final int FEWEST = 30;
  private static final int MOST_STEPS = 5;

  public PowerStudy {
    warnings = List.copyOf(warnings);
  }

  /**
   * Scores the date and studies both bands.
   *
   * @param visits events that tell of a mere visit, which say nothing of how somebody began
   */
  public static PowerStudy of(
      Engine engine,
      BoundModel model,
      EventSpan span,
      ScoreRun run,
      PowerQuestion question,
      Set<String> visits) {
    LocalDate asOf = question.asOf();
    PowerSql sql = new PowerSql(model, engine.dialect());
    Scored scored = run.prepare(asOf).at(asOf, NAMES);
    Optional<Trait> trait =
        model.model().segments().stream().flatMap(name -> model.trait(name).stream()).findFirst();
    engine.table(
        "power_user",
        sql.user(scored.names(), question.high(), question.low(), asOf, span.first(), trait));
    Set<String> events = new HashSet<>();
    model.actions().forEach(row -> events.addAll(row.action().events()));
    Bounds window = new Bounds(asOf.minusDays(model.model().window() - 1L), asOf);
    Contrasts contrasts = Contrasts.read(engine, sql.stratum("power_user"), sql.event(window));
    Conclusion<List<ActionContrast>> actions =
        enough(contrasts, question, "").map(enough -> enough.all(events));
    Conclusion<FirstDays> firstDays = firstDays(engine, sql, span, question, visits);
    List<String> warnings = new ArrayList<>();
    actions.refusal().ifPresent(warnings::add);
    firstDays.refusal().ifPresent(warnings::add);
    if (actions.value().isPresent()) {
      warnings.add(
          "The score is made of the scored actions, so that their differences are in part its own doing; it is association, no cause.");
    }
    return new PowerStudy(
        question,
        contrasts.high(),
        contrasts.low(),
        trait.map(Trait::name),
        actions,
        firstDays,
        warnings);
  }

  private static Conclusion<Contrasts> enough(
      Contrasts contrasts, PowerQuestion question, String whose) {
    long fewest = Math.min(contrasts.high(), contrasts.low());
    return fewest >= FEWEST
        ? Conclusion.reached(contrasts)
        : Conclusion.refused(
            "Band %s has %d users%s and band %s %d; fewer than %d in a group say nothing."
                .formatted(
                    question.high(),
                    contrasts.high(),
                    whose,
                    question.low(),
                    contrasts.low(),
                    FEWEST));
  }

  private static Conclusion<FirstDays> firstDays(
      Engine engine, PowerSql sql, EventSpan span, PowerQuestion question, Set<String> visits) {
    engine.table("power_newcomer", sql.newcomer(span.first(), question.asOf()));
    engine.table("power_first", sql.first(visits));
    String strata =
        "select 'all' as tenure, segment, side, sum(users) as users from ("
            + sql.stratum("power_newcomer")
            + ") s group by segment, side";
    Contrasts contrasts = Contrasts.read(engine, strata, sql.reach());
    String whose = " whose first %d days lie within the events".formatted(PowerSql.FIRST_DAYS);
    return enough(contrasts, question, whose)
        .map(
            both ->
                new FirstDays(
                    both.high(),
                    both.low(),
                    both.all(Set.of()),
                    waits(engine, sql, "high"),
                    waits(engine, sql, "low"),
                    steps(engine, sql, both),
                    paths(engine, sql, both)));
  }

  private static Map<String, Double> waits(Engine engine, PowerSql sql, String side) {
    Map<String, Double> days = new HashMap<>();
    engine.each(
        sql.waits(),
        row -> {
          if (row.string("side").equals(side)) {
            days.put(row.string("event"), row.real("days"));
          }
        });
    return days;
  }

  private static List<FirstStep> steps(Engine engine, PowerSql sql, Contrasts both) {
    List<FirstStep> steps = new ArrayList<>();
    Map<String, Integer> taken = new HashMap<>();
    for (Row row : engine.query(sql.step())) {
      boolean isHigh = row.string("side").equals("high");
      int step = (int) row.whole("step");
      if (taken.merge(isHigh + " " + step, 1, Integer::sum) <= MOST_STEPS) {
        long users = row.whole("users");
        steps.add(
            new FirstStep(isHigh, step, row.string("event"), users, share(users, isHigh, both)));
      }
    }
    return steps;
  }

  private static List<FirstPath> paths(Engine engine, PowerSql sql, Contrasts both) {
    List<FirstPath> paths = new ArrayList<>();
    Map<Boolean, Integer> taken = new HashMap<>();
    for (Row row : engine.query(sql.path())) {
      boolean isHigh = row.string("side").equals("high");
      if (taken.merge(isHigh, 1, Integer::sum) <= MOST_STEPS) {
        List<String> events =
            List.of(
                row.string("first_event"), row.string("second_event"), row.string("third_event"));
        long users = row.whole("users");
        paths.add(new FirstPath(isHigh, events, users, share(users, isHigh, both)));
      }
    }
    return paths;
  }

  private static double share(long users, boolean isHigh, Contrasts both) {
    return (double) users / (isHigh ? both.high() : both.low());
  }
}
