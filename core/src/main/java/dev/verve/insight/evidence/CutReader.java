package dev.verve.insight.evidence;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.Row;
import dev.verve.engine.ScoreRun;
import dev.verve.insight.evidence.CutTable.Signal;
import dev.verve.model.Entity;
import dev.verve.model.Lock;
import dev.verve.model.Outcome;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Bounds;
import dev.verve.sql.Dialect;
import dev.verve.sql.Names;
import dev.verve.sql.ScoreSql;
import dev.verve.sql.SqlFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads everybody as of a date. Amounts come the way that scores do, from days up to the date
 * alone, so nothing that happens later can enter them; the outcome is read from the days after it.
 * Of a loss only those count who had not left by the date.
 */
final class CutReader {
  private static final double NEVER = -1e6;

  private final Engine engine;
  private final BoundModel model;
  private final EventSpan span;
  private final Outcome outcome;
  private final Names names = new Names("_cut");
  private final ScoreRun run;
  private final List<String> actions;

  private CutReader(
      Engine engine, BoundModel model, EventSpan span, Outcome outcome, ScoreRun run) {
    this.engine = engine;
    this.model = model;
    this.span = span;
    this.outcome = outcome;
    this.run = run;
    this.actions = model.actions().stream().map(action -> action.path()).toList();
  }

  /**
   * Prepares for dates in a closed range. One day more is read, so that what is read is kept even
   * for a single date: another reader may take its place.
   */
  static CutReader open(
      Engine engine,
      BoundModel model,
      EventSpan span,
      @Nullable Lock lock,
      Outcome outcome,
      LocalDate from,
      LocalDate to) {
    ScoreRun run = new ScoreRun(engine, model, span, lock).prepare(from.minusDays(1), to);
    return new CutReader(engine, model, span, outcome, run);
  }

  CutTable read(LocalDate date) {
    run.at(date, names);
    Set<String> left =
        outcome.kind() == Outcome.Kind.LOST_EVENT ? having(span.first(), date) : Set.of();
    Map<String, Integer> rows = new HashMap<>();
    List<String> groups = new ArrayList<>();
    List<double[]> said = new ArrayList<>();
    engine.each(
        "select entity, coalesce(account, entity) as grouped, raw, score from %s order by entity"
            .formatted(names.score()),
        row -> {
          if (!left.contains(row.string("entity"))) {
            rows.put(row.string("entity"), rows.size());
            groups.add(row.string("grouped"));
            said.add(new double[] {row.real("raw"), row.real("score")});
          }
        });
    Map<Signal, double[]> signals = signals(date, rows);
    signals.put(Signal.RAW, said.stream().mapToDouble(it -> it[0]).toArray());
    signals.put(Signal.SCORE, said.stream().mapToDouble(it -> it[1]).toArray());
    ActionTable amounts = ActionTable.of(actions, amounts(rows), outcomes(date, rows));
    return new CutTable(date, groups, amounts, signals);
  }

  private double[] amounts(Map<String, Integer> rows) {
    double[] amounts = new double[rows.size() * actions.size()];
    engine.each(
        "select entity, action_key, amount from " + names.amount(),
        row -> {
          Integer at = rows.get(row.string("entity"));
          if (at != null) {
            amounts[at * actions.size() + (int) row.whole("action_key")] = row.real("amount");
          }
        });
    return amounts;
  }

  private boolean[] outcomes(LocalDate date, Map<String, Integer> rows) {
    LocalDate from = date.plusDays(1);
    LocalDate until = date.plusDays(outcome.days());
    Set<String> having =
        outcome.kind() == Outcome.Kind.RETAINED ? acting(from, until) : having(from, until);
    boolean lost = outcome.kind() == Outcome.Kind.LOST_EVENT;
    boolean[] outcomes = new boolean[rows.size()];
    rows.forEach((entity, row) -> outcomes[row] = having.contains(entity) != lost);
    return outcomes;
  }

  private Set<String> acting(LocalDate from, LocalDate until) {
    ScoreSql sql = new ScoreSql(model, engine.dialect());
    Bounds days = new Bounds(from, until);
    Set<String> entities = new HashSet<>();
    if (model.countsAmounts()) {
      entities.addAll(entities("select distinct entity from (" + sql.activity(days) + ") a"));
    }
    if (model.countsDistinct()) {
      entities.addAll(entities("select distinct entity from (" + sql.activityItem(days) + ") a"));
    }
    return entities;
  }

  private Set<String> having(LocalDate from, LocalDate until) {
    Dialect dialect = engine.dialect();
    return entities(
        SqlFile.render(
            "outcome",
            Map.of(
                "entity", entity(),
                "event", dialect.text(String.valueOf(outcome.event())),
                "from", dialect.date(from),
                "until", dialect.date(until))));
  }

  private Set<String> entities(String query) {
    Set<String> entities = new HashSet<>();
    engine.each(query, row -> entities.add(row.string("entity")));
    return entities;
  }

  private Map<Signal, double[]> signals(LocalDate date, Map<String, Integer> rows) {
    Map<Signal, double[]> signals = new EnumMap<>(Signal.class);
    double[] counts = new double[rows.size()];
    double[] days = new double[rows.size()];
    double[] recency = new double[rows.size()];
    Arrays.fill(recency, NEVER);
    Dialect dialect = engine.dialect();
    String query =
        SqlFile.render(
            "naive",
            Map.of(
                "entity", entity(),
                "start", dialect.date(date.minusDays(model.model().window())),
                "as_of", dialect.date(date),
                "silent", dialect.daysBetween("max(e.v_day)", dialect.date(date))));
    engine.each(
        query,
        row -> {
          Integer at = rows.get(row.string("entity"));
          if (at != null) {
            read(row, at, counts, days, recency);
          }
        });
    signals.put(Signal.COUNT, counts);
    signals.put(Signal.DAYS, days);
    signals.put(Signal.RECENCY, recency);
    return signals;
  }

  private static void read(Row row, int at, double[] counts, double[] days, double[] recency) {
    counts[at] = row.real("events");
    days[at] = row.real("days");
    recency[at] = -row.real("silent");
  }

  private String entity() {
    return model.model().entity() == Entity.USER ? "e.v_user" : "e.v_account";
  }
}
