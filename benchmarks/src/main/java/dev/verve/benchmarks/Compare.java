package dev.verve.benchmarks;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.engine.EventSpan;
import dev.verve.engine.Row;
import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.insight.History;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Measures Verve against SQL written by hand for the same answers, and prints a table. */
public final class Compare {
  private static final LocalDate LAST = LocalDate.of(2026, 3, 30);

  /** What a race leaves behind, and would take memory from the next one. */
  private static final List<String> LARGE = List.of("point", "hand_point");

  private static final LocalDate FIRST = LAST.minusDays(89);

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
   * Prints the table.
   *
   * @param args the file, the rounds, and DuckDB's memory limit
   */
  public static void main(String[] args) throws IOException {
    DuckDbOptions options = DuckDbOptions.defaults().withThreads(2).withMemory(args[2]);
    try (DuckDbEngine engine = DuckDbEngine.open(options)) {
      new Compare(engine, Path.of(args[0])).print(new Race(Integer.parseInt(args[1])));
      System.out.println("\nMost on disk: " + engine.spilledBytes() / 1_000_000 + " MB");
    }
    Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .forEach(line -> System.out.println("\nPeak memory: " + line.substring(6).strip()));
  }

  private void print(Race race) {
    System.out.println("| answer | Verve | by hand | ratio |\n|---|---:|---:|---:|");
    race.row("30 days: raw, score, band, points", score(Models.plain()), hand("hand_30_days"));
    agree("score", "hand_score");
    race.row("180 days, half-life, caps", score(Models.decayed()), hand("hand_180_days"));
    agree("score", "hand_score");
    race.row("30 days, accounts by mean", score(Models.accounts()), hand("hand_accounts"));
    agree("account_score", "hand_account");
    BoundModel model = bound(Models.plain());
    ScoreRun run = new ScoreRun(engine, model, span, null).prepare(FIRST, LAST);
    Scored last = run.at(LAST, Names.SINGLE);
    Runnable day = () -> run.at(LAST, Names.SINGLE);
    Runnable history = () -> new History(engine, model, run).days(FIRST, last);
    race.row("one day from the rollup", day, hand("hand_one_day"));
    agree("score", "hand_score");
    race.row("90 days from the rollup", history, hand("hand_history"));
    race.row("90 days (first) over one day (second)", history, day);
  }

  /** A race between different answers would mean nothing. */
  private void agree(String ours, String theirs) {
    String totals = "select count(*) as n, sum(score) as total from ";
    Row first = engine.query(totals + ours).get(0);
    Row second = engine.query(totals + theirs).get(0);
    double apart = Math.abs(first.real("total") - second.real("total"));
    if (first.whole("n") != second.whole("n") || apart > 1e-9 * second.real("total")) {
      throw new IllegalStateException(ours + " and " + theirs + " are not the same answer");
    }
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
