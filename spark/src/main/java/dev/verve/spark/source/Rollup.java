package dev.verve.spark.source;

import dev.verve.engine.EventRequest;
import dev.verve.engine.EventSpan;
import dev.verve.engine.EventTally;
import dev.verve.engine.Row;
import dev.verve.engine.ScoreRun;
import dev.verve.model.Fingerprint;
import dev.verve.model.Outcome;
import dev.verve.plan.BoundModel;
import dev.verve.problem.Problems;
import dev.verve.spark.SparkEngine;
import dev.verve.sql.Bounds;
import dev.verve.sql.OutcomeSql;
import dev.verve.sql.PopulationSql;
import dev.verve.sql.ScoreSql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * What was counted of the events of each folder of a day, kept in a lake, so that a run reads only
 * the folders that are new or have changed. It holds amounts and values by user, action and day, on
 * which days outcomes happened, and what events tell of everybody; weights, caps, windows, decay
 * and scale are no part of it, so that changing them reads nothing anew. An event counts once
 * within its folder.
 */
final class Rollup {
  /** The column that names the part of a row. */
  static final String PART = "v_part";

  /** Folders that are read at once, after which a run that stops need not begin again. */
  private static final int AT_ONCE = 31;

  private static final Bounds ALL_DAYS =
      new Bounds(LocalDate.of(1971, 1, 1), LocalDate.of(2199, 12, 31));

  private static final EventSpan EVER = new EventSpan(ALL_DAYS.first(), ALL_DAYS.last());

  private final SparkEngine engine;
  private final EventRequest request;
  private final Scan scan;
  private final DayParts parts;
  private final BoundModel model;
  private final Map<String, String> relations;
  private final RollupFolder folder;
  private final List<EventTally.Rows> tallies = new ArrayList<>();

  private Rollup(
      SparkEngine engine, EventRequest request, Scan scan, DayParts parts, BoundModel model) {
    this.engine = engine;
    this.request = request;
    this.scan = scan;
    this.parts = parts;
    this.model = model;
    this.relations = relations();
    this.folder =
        new RollupFolder(
            request.rollup().orElseThrow() + "/" + key(),
            engine.session().sparkContext().hadoopConfiguration());
  }

  /** The rollup of events; empty where none is asked for, or no folders of days tell its parts. */
  static Optional<Rollup> of(
      SparkEngine engine, EventRequest request, List<Scan> scans, BoundModel model) {
    if (request.rollup().isEmpty() || !EventRelation.isTyped(scans)) {
      return Optional.empty();
    }
    return DayParts.of(scans.get(0))
        .map(parts -> new Rollup(engine, request, scans.get(0), parts, model));
  }

  /** Brings the rollup up to the files, and makes the relations that a run reads. */
  void load() {
    Map<String, String> complete = folder.complete();
    complete.keySet().stream().filter(p -> !parts.states().containsKey(p)).forEach(folder::remove);
    List<String> wanted =
        parts.states().entrySet().stream()
            .filter(part -> !part.getValue().equals(complete.get(part.getKey())))
            .map(Map.Entry::getKey)
            .toList();
    for (int i = 0; i < wanted.size(); i += AT_ONCE) {
      count(wanted.subList(i, Math.min(wanted.size(), i + AT_ONCE)));
    }
    show();
  }

  private void count(List<String> wanted) {
    wanted.forEach(folder::remove);
    String part = "cast(" + engine.dialect().name(parts.column()) + " as string)";
    Dataset<org.apache.spark.sql.Row> rows =
        scan.rows()
            .selectExpr("*", part + " as " + PART)
            .where(PART + " in ('" + String.join("', '", wanted) + "')");
    Scan some = scan.withRows(rows);
    EventRelation events =
        new EventRelation(
            engine, request, List.of(some), List.of(new Columns(some, engine.dialect())));
    Problems problems = new Problems();
    Checked checked = events.read(model, problems);
    problems.refuseIfAny();
    tallies.add(events.accept(checked));
    new ScoreRun(engine, model, EVER, null).loadActions();
    relations.forEach(
        (name, select) ->
            Saving.into(
                folder.of(name),
                engine.select("select /*+ rebalance(" + PART + ") */ * from (" + select + ") r"),
                List.of(PART)));
    wanted.forEach(one -> folder.mark(one, Objects.requireNonNull(parts.states().get(one))));
  }

  private Map<String, String> relations() {
    ScoreSql sql = new ScoreSql(model, engine.dialect());
    Map<String, String> relations = new LinkedHashMap<>();
    relations.put("told", new PopulationSql(model, engine.dialect()).tellingByPart());
    if (model.countsAmounts()) {
      relations.put("activity", sql.activityByPart(ALL_DAYS));
    }
    if (model.countsDistinct()) {
      relations.put("item", sql.activityItemByPart(ALL_DAYS));
    }
    Set<String> outcomes =
        model.model().outcomes().stream()
            .map(Outcome::event)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    if (!outcomes.isEmpty()) {
      relations.put("outcome", new OutcomeSql(model, engine.dialect()).daysByPart(outcomes));
    }
    return relations;
  }

  /** All that the rows of a rollup hang on, beside the events. */
  private String key() {
    List<String> all = new ArrayList<>(relations.values());
    model.actions().forEach(row -> all.add(row.key() + " " + row.action().events()));
    all.add(scan.roles().toString());
    all.add(request.event() + " " + request.zone());
    return Fingerprint.ofText(String.join("\n", all));
  }

  private void show() {
    String amount = model.sumsProperties() ? "double" : "bigint";
    String days = "entity string, action_key int, day date, ";
    read("told", "event", "v_user string");
    read("activity", "rolled_activity", days + "amount " + amount);
    read("item", "rolled_item", days + "item string");
    read("outcome", "rolled_outcome", "entity string, day date, event string");
  }

  private void read(String relation, String view, String columns) {
    Dataset<org.apache.spark.sql.Row> rows =
        folder.has(relation)
            ? engine.session().read().parquet(folder.of(relation))
            : engine.session().createDataFrame(List.of(), StructType.fromDDL(columns));
    rows.createOrReplaceTempView(view);
  }

  /** The days of all events. */
  Optional<EventSpan> span() {
    if (!folder.has("told")) {
      return Optional.empty();
    }
    Row row = engine.query("select min(v_day) as first, max(v_day) as last from event").get(0);
    return Optional.of(new EventSpan(row.day("first"), row.day("last")));
  }

  /** What was found in the folders that were read now. */
  EventTally.Rows tally() {
    Map<String, Long> reasons = new LinkedHashMap<>();
    tallies.forEach(rows -> rows.reasons().forEach((why, n) -> reasons.merge(why, n, Long::sum)));
    return new EventTally.Rows(
        tallies.stream().mapToLong(EventTally.Rows::all).sum(),
        tallies.stream().mapToLong(EventTally.Rows::repeated).sum(),
        reasons,
        tallies.stream()
            .map(EventTally.Rows::sample)
            .filter(s -> !s.isEmpty())
            .findFirst()
            .orElse(""));
  }
}
