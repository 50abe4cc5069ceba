package dev.verve.insight.evidence;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.Row;
import dev.verve.engine.ScoreRun;
import dev.verve.model.Lock;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Bounds;
import dev.verve.sql.Dialect;
import dev.verve.sql.EventSql;
import dev.verve.sql.Names;
import dev.verve.sql.PopulationSql;
import dev.verve.sql.SqlFile;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads everybody at the cuts. Amounts come from the rollup of days up to the cut alone, so nothing
 * that happens later can enter them; the outcome is read from the days after it. Of a loss only
 * those count who had not left by the cut.
 */
final class CutReader {
  private static final double NEVER = -1e6;
  private static final String BY_ACCOUNT =
      "dense_rank() over (order by p.account, case when p.account is null then p.entity end)";

  private final Engine engine;
  private final BoundModel model;
  private final EventSpan span;
  private final Cuts cuts;
  private final ScoreRun run;
  private final CutAmounts amounts;

  private CutReader(Engine engine, BoundModel model, EventSpan span, Cuts cuts, ScoreRun run) {
    this.engine = engine;
    this.model = model;
    this.span = span;
    this.cuts = cuts;
    this.run = run;
    this.amounts = new CutAmounts(engine, model);
  }

  /** Which users of which cuts to read: every so many-th, of a closed range. */
  record Part(int from, int to, int stride) {
    String chosen() {
      return "c.cut between %d and %d and c.number %% %d = 0".formatted(from, to, stride);
    }
  }

  /** Makes the relations that are read. */
  static CutReader open(
      Engine engine,
      BoundModel model,
      EventSpan span,
      @Nullable Lock lock,
      Cuts cuts,
      OutcomeLog log) {
    ScoreRun run =
        new ScoreRun(engine, model, span, lock).prepare(span.first(), span.last().plusDays(1));
    Dialect dialect = engine.dialect();
    String known = new PopulationSql(model, dialect).firstSeen(span.last(), span.first());
    engine.table("cut_person", person(model, dialect, known));
    engine.view("outcome_day", log.days(model, dialect));
    String age = dialect.daysBetween("w.day", "o.day");
    engine.table(
        "cut_user",
        SqlFile.render(
            "cut_user",
            Map.of(
                "watched", cuts.watched(dialect),
                "looks", cuts.looks(dialect),
                "matters", log.matters(age),
                "happened", log.happened(age),
                "without", log.happensWithout(),
                "stayed", log.stayed(age),
                "distance_to_end", dialect.daysBetween("w.day", dialect.date(log.lastKnown())),
                "days", String.valueOf(log.outcome().days()))));
    return new CutReader(engine, model, span, cuts, run);
  }

  /**
   * A query of everybody with the day from which their life is counted.
   *
   * @param known a relation of everybody with {@code since}
   */
  static String person(BoundModel model, Dialect dialect, String known) {
    boolean listed = model.shape().people().isPresent();
    return SqlFile.render(
        "cut_person",
        Map.of(
            "start",
            listed ? "coalesce(l.v_first_seen, p.since)" : "p.since",
            "grouped",
            model.rollsUp() ? BY_ACCOUNT : "row_number() over (order by p.entity)",
            "known",
            known,
            "listed",
            listed ? "left join person l on l.v_entity = p.entity" : ""));
  }

  /** How many users there are at all cuts but the last together. */
  long trainingSize() {
    return engine
        .query("select count(*) as n from cut_user where cut < " + cuts.testing())
        .get(0)
        .whole("n");
  }

  /** How many users there are at a cut. */
  long sizeOf(int cut) {
    return engine.query("select count(*) as n from cut_user where cut = " + cut).get(0).whole("n");
  }

  CutRows rows(Part part) {
    int count =
        Math.toIntExact(
            engine
                .query("select count(*) as n from cut_user c where " + part.chosen())
                .get(0)
                .whole("n"));
    int[] cut = new int[count];
    int[] number = new int[count];
    int[] group = new int[count];
    boolean[] happened = new boolean[count];
    int[] next = {0};
    engine.each(
        "select cut, number, grouped, cast(happened as integer) as happened from cut_user c where %s order by cut, number"
            .formatted(part.chosen()),
        row -> {
          int at = next[0]++;
          cut[at] = (int) row.whole("cut");
          number[at] = (int) row.whole("number");
          group[at] = (int) row.whole("grouped");
          happened[at] = row.whole("happened") > 0;
        });
    return CutRows.of(part.from(), part.to() - part.from() + 1, cut, number, group, happened);
  }

  /** The amounts by each way of counting, each row by row. */
  List<double[]> amounts(CutRows rows, Part part, List<Counting> countings) {
    return amounts.read(rows, part, countings);
  }

  /** What naive rules and the present model say. */
  Map<Signal, double[]> signals(CutRows rows, Part part) {
    Map<Signal, double[]> signals = new EnumMap<>(Signal.class);
    for (Signal signal : List.of(Signal.COUNT, Signal.RECENCY, Signal.DAYS, Signal.RAW)) {
      double[] values = new double[rows.size()];
      Arrays.fill(values, signal == Signal.RECENCY ? NEVER : 0);
      signals.put(signal, values);
    }
    each(
        SqlFile.render(
            "cut_naive",
            Map.of(
                "age", engine.dialect().daysBetween("e.v_day", "c.day"),
                "entity", new EventSql(model, engine.dialect()).entity(),
                "window", String.valueOf(model.model().window()),
                "chosen", part.chosen())),
        rows,
        (row, at) -> {
          put(signals, Signal.COUNT, at, row.real("events"));
          put(signals, Signal.DAYS, at, row.real("days"));
          put(signals, Signal.RECENCY, at, -row.real("silent"));
        });
    each(
        amounts.presentRaw(part),
        rows,
        (row, at) -> put(signals, Signal.RAW, at, steady(row.real("raw"))));
    return signals;
  }

  /** The raw points that another model with the same actions gives. */
  double[] raw(BoundModel other, CutRows rows, Part part) {
    boolean toldApart = !other.model().overrides().equals(model.model().overrides());
    if (toldApart) {
      told(other);
    }
    new ScoreRun(engine, other, span, null).resume();
    double[] raw = new double[rows.size()];
    each(
        new CutAmounts(engine, other).presentRaw(part),
        rows,
        (row, at) -> raw[at] = steady(row.real("raw")));
    if (toldApart) {
      told(model);
    }
    run.resume();
    return raw;
  }

  /** What each model needs to know of everybody differs where overrides do. */
  private void told(BoundModel by) {
    Bounds days = new Bounds(span.first(), span.last().plusDays(1));
    engine.table("population", new PopulationSql(by, engine.dialect()).ofDates(days, span.first()));
  }

  /** The scores of the present model, steady but for the last digits; for a cut on a date. */
  double[] scores(CutRows rows, LocalDate date, int cut) {
    Names names = new Names("_cut");
    run.at(date, names);
    double[] scores = new double[rows.size()];
    each(
        "select p.number, %d as cut, s.score from %s s join cut_person p on p.entity = s.entity"
            .formatted(cut, names.score()),
        rows,
        (row, at) -> scores[at] = Math.rint(row.real("score") * 1e12) / 1e12);
    return scores;
  }

  /** Sums differ in their last digits by the order of adding; no tie may hang on that. */
  static double steady(double sum) {
    return Math.rint(sum * 1e9) / 1e9;
  }

  private static void put(Map<Signal, double[]> signals, Signal signal, int at, double value) {
    signals.computeIfPresent(
        signal,
        (same, values) -> {
          values[at] = value;
          return values;
        });
  }

  private void each(String query, CutRows rows, ObjIntConsumer<Row> reader) {
    engine.each(
        query,
        row ->
            IntStream.of(rows.row((int) row.whole("cut"), (int) row.whole("number")))
                .filter(at -> at >= 0)
                .forEach(at -> reader.accept(row, at)));
  }
}
