package dev.verve.benchmarks;

import dev.verve.engine.EventRequest;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.insight.History;
import dev.verve.insight.diagnosis.Diagnoser;
import dev.verve.insight.diagnosis.DiagnosisOptions;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.spark.SparkEngine;
import dev.verve.spark.source.SparkSource;
import dev.verve.sql.Names;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/** Measures Verve on Spark against Spark SQL written by hand for the same answers. */
public final class SparkCompare {
  private static final LocalDate LAST = LocalDate.of(2026, 3, 30);
  private static final LocalDate FIRST = LAST.minusDays(89);
  private static final LocalDate BEFORE = LAST.minusDays(28);

  /** Spark's first runs of a query take several times as long as its tenth. */
  private static final Duration WARMING = Duration.ofSeconds(15);

  private final SparkSource source;
  private final SparkEngine engine;

  private SparkCompare(SparkSource source, String file) {
    this.source = source;
    this.engine = (SparkEngine) source.engine();
    engine.session().read().parquet(file).createOrReplaceTempView("hand_event");
    engine.table(
        "hand_weight",
        IntStream.range(0, 30)
            .mapToObj(i -> "('event_%02d', %d, cast(%d as double))".formatted(i, i, 1 + i % 5))
            .reduce((one, other) -> one + ", " + other)
            .map(rows -> "select * from values " + rows + " as t(event, k, w)")
            .orElseThrow());
  }

  /**
   * Measures and notes.
   *
   * @param args the file, the rounds, the file of notes, and the answers
   */
  public static void main(String[] args) {
    SparkSession session =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "8")
            .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"))
            .getOrCreate();
    try (SparkSource source = SparkSource.open(session, EventRequest.of(args[0]), session::stop)) {
      new SparkCompare(source, args[0])
          .run(
              new Race(
                      Integer.parseInt(args[1]),
                      new OwnProcess(),
                      Path.of(args[2]),
                      Answer.named(args[3]))
                  .withWarming(WARMING));
    }
  }

  private void run(Race race) {
    score(race, Answer.SCORE_30, Models.plain(), "hand_30_days");
    score(race, Answer.SCORE_180, Models.decayed(), "hand_180_days");
    race.run(
        Answer.ACCOUNTS,
        between(score(Models.accounts()), hand("hand_accounts")),
        () -> Agreement.ofScores(engine, "account_score", "hand_account"));
    BoundModel model = bound(Models.plain());
    EventSpan span = source.load(model).span();
    if (race.asks(Answer.ONE_DAY, Answer.HISTORY)) {
      overRollup(race, model, span);
    }
    race.run(
        Answer.DIAGNOSIS,
        between(() -> diagnose(bound(Models.branched()), span), hand("hand_diagnosis")),
        () -> Agreement.ofDiagnosis(engine));
  }

  private void score(Race race, Answer answer, ScoreModel model, String script) {
    race.run(
        answer,
        between(score(model), hand(script)),
        () -> Agreement.ofScores(engine, "score", "hand_score"));
  }

  private void overRollup(Race race, BoundModel model, EventSpan span) {
    ScoreRun run = new ScoreRun(engine, model, span, null).prepareDays(FIRST, LAST);
    Scored last = run.at(LAST, Names.SINGLE);
    read("activity");
    read("score");
    hand("hand_rollup").run();
    race.run(
        Answer.ONE_DAY,
        between(() -> oneDay(run), hand("hand_one_day")),
        () -> Agreement.ofScores(engine, "score", "hand_score"));
    History history = new History(engine, model, run);
    race.run(
        Answer.HISTORY,
        between(() -> history.days(FIRST, last), hand("hand_history")),
        () -> Agreement.ofHistory(engine, history.days(FIRST, last)));
  }

  private static Map<String, Runnable> between(Runnable ours, Runnable byHand) {
    return Race.between("Verve on Spark", ours, "Spark by hand", byHand);
  }

  private void oneDay(ScoreRun run) {
    run.at(LAST, Names.SINGLE);
    read("score");
  }

  private void diagnose(BoundModel model, EventSpan span) {
    new Diagnoser(engine, model, span, DiagnosisOptions.defaults())
        .between(new ScoreRun(engine, model, span, null), BEFORE, LAST);
  }

  /** Tables are computed when they are read. */
  private void read(String table) {
    engine.query("select count(*) as n from " + table);
  }

  private BoundModel bound(ScoreModel model) {
    return Binder.bind(model, source.shape());
  }

  private Runnable score(ScoreModel model) {
    BoundModel bound = bound(model);
    EventSpan span = source.load(bound).span();
    return () -> {
      new ScoreRun(engine, bound, span, null).prepare(LAST).at(LAST, Names.SINGLE);
      read(model.rollup() == null ? "score" : "account_score");
    };
  }

  /**
   * What a script made before is forgotten first; relations are written {@code cache table x as}.
   */
  private Runnable hand(String script) {
    List<String> statements = HandSql.statements(HandSql.text("spark/" + script));
    return () -> {
      for (int i = statements.size() - 1; i >= 0; i--) {
        String table = statements.get(i).strip().split("\\s", 4)[2];
        engine.session().sql("uncache table if exists " + table);
        engine.session().sql("drop view if exists " + table);
      }
      statements.forEach(statement -> engine.session().sql(statement));
    };
  }
}
