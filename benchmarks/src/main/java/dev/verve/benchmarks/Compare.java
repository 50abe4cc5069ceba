package dev.verve.benchmarks;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.insight.History;
import dev.verve.insight.diagnosis.Diagnoser;
import dev.verve.insight.diagnosis.DiagnosisOptions;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Names;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Measures Verve on DuckDB against SQL written by hand for the same answers. */
public final class Compare {
  private static final LocalDate LAST = LocalDate.of(2026, 3, 30);

  /** What a race leaves behind, and would take memory from the next one. */
  private static final List<String> LARGE = List.of("point", "hand_point");

  private static final LocalDate FIRST = LAST.minusDays(89);

  private static final LocalDate BEFORE = LAST.minusDays(28);

  private final DuckDbEngine engine;
  private final Path file;
  private final Inputs inputs;
  private final EventSpan span;

  private Compare(DuckDbEngine engine, Path file) {
    this.engine = engine;
    this.file = file;
    this.inputs = Inputs.open(engine, EventInput.of(file), file.resolveSibling("scratch"));
    this.span = inputs.load(RejectPolicy.defaults()).span();
    HandSql.loadWeights(engine);
  }

  /**
   * Measures and notes.
   *
   * @param args the file, the rounds, DuckDB's memory limit, the file of notes, and the answers
   */
  public static void main(String[] args) {
    DuckDbOptions options = DuckDbOptions.defaults().withThreads(2).withMemory(args[2]);
    try (DuckDbEngine engine = DuckDbEngine.open(options)) {
      new Compare(engine, Path.of(args[0]))
          .run(
              new Race(
                  Integer.parseInt(args[1]),
                  new OwnProcess(),
                  Path.of(args[3]),
                  Answer.named(args[4])));
      System.err.println("Most on disk: " + engine.spilledBytes() / 1_000_000 + " MB");
    }
  }

  private void run(Race race) {
    score(race, Answer.SCORE_30, Models.plain(), "hand_30_days");
    score(race, Answer.SCORE_180, Models.decayed(), "hand_180_days");
    race.run(
        Answer.ACCOUNTS,
        between(score(Models.accounts()), hand("hand_accounts")),
        () -> agree("account_score", "hand_account"));
    if (race.asks(Answer.ONE_DAY, Answer.HISTORY)) {
      overRollup(race);
    }
    race.run(
        Answer.DIAGNOSIS,
        between(this::diagnose, hand("hand_diagnosis")),
        () -> Agreement.ofDiagnosis(engine));
  }

  private void score(Race race, Answer answer, ScoreModel model, String script) {
    race.run(answer, between(score(model), hand(script)), () -> agree("score", "hand_score"));
  }

  private void overRollup(Race race) {
    BoundModel model = bound(Models.plain());
    ScoreRun run = new ScoreRun(engine, model, span, null).prepareDays(FIRST, LAST);
    Scored last = run.at(LAST, Names.SINGLE);
    race.run(
        Answer.ONE_DAY,
        between(() -> run.at(LAST, Names.SINGLE), hand("hand_one_day")),
        () -> Agreement.ofScores(engine, "score", "hand_score"));
    History history = new History(engine, model, run);
    race.run(
        Answer.HISTORY,
        between(() -> history.days(FIRST, last), hand("hand_history")),
        () -> Agreement.ofHistory(engine, history.days(FIRST, last)));
  }

  private void diagnose() {
    BoundModel model = bound(Models.branched());
    new Diagnoser(engine, model, span, DiagnosisOptions.defaults())
        .between(new ScoreRun(engine, model, span, null), BEFORE, LAST);
  }

  private static Map<String, Runnable> between(Runnable ours, Runnable byHand) {
    return Race.between("Verve on DuckDB", ours, "DuckDB by hand", byHand);
  }

  private void agree(String ours, String theirs) {
    Agreement.ofScores(engine, ours, theirs);
    LARGE.forEach(table -> engine.execute("drop table if exists " + table));
  }

  private Runnable score(ScoreModel model) {
    BoundModel bound = bound(model);
    return () -> new ScoreRun(engine, bound, span, null).prepare(LAST).at(LAST, Names.SINGLE);
  }

  private BoundModel bound(ScoreModel model) {
    return Binder.bind(model, inputs.shape());
  }

  private Runnable hand(String script) {
    return () -> HandSql.run(engine, script, file);
  }
}
