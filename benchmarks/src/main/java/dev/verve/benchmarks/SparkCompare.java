package dev.verve.benchmarks;

import dev.verve.engine.EventRequest;
import dev.verve.engine.EventSpan;
import dev.verve.engine.Row;
import dev.verve.engine.ScoreRun;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.spark.SparkEngine;
import dev.verve.spark.source.SparkSource;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/** Measures Verve on Spark against Spark SQL written by hand for the same answers. */
public final class SparkCompare {
  private static final LocalDate LAST = LocalDate.of(2026, 3, 30);

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
   * Prints the table.
   *
   * @param args the file, and the rounds
   */
  public static void main(String[] args) {
    SparkSession session =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "8")
            .getOrCreate();
    try (SparkSource source = SparkSource.open(session, EventRequest.of(args[0]), session::stop)) {
      SparkCompare compare = new SparkCompare(source, args[0]);
      compare.print(new Race(Integer.parseInt(args[1])));
    }
  }

  private void print(Race race) {
    System.out.println("| answer | Verve on Spark | Spark by hand | ratio |\n|---|---:|---:|---:|");
    race.row("30 days: raw, score, band, points", score(Models.plain()), hand("hand_30_days"));
    agree("score", "hand_score");
    race.row("180 days, half-life, caps", score(Models.decayed()), hand("hand_180_days"));
    agree("score", "hand_score");
    race.row("30 days, accounts by mean", score(Models.accounts()), hand("hand_accounts"));
    agree("account_score", "hand_account");
  }

  private void agree(String ours, String theirs) {
    String totals = "select count(*) as n, sum(score) as total from ";
    Row first = engine.query(totals + ours).get(0);
    Row second = engine.query(totals + theirs).get(0);
    double apart = Math.abs(first.real("total") - second.real("total"));
    if (first.whole("n") != second.whole("n") || apart > 1e-9 * second.real("total")) {
      throw new IllegalStateException(ours + " and " + theirs + " are not the same answer");
    }
  }

  private Runnable score(ScoreModel model) {
    BoundModel bound = Binder.bind(model, source.shape());
    EventSpan span = source.load(bound).span();
    String read =
        model.rollup() == null
            ? "select sum(score) as total from score"
            : "select sum(score) as total from account_score";
    return () -> {
      new ScoreRun(engine, bound, span, null).prepare(LAST).at(LAST, Names.SINGLE);
      engine.query(read); // tables are computed when they are read
    };
  }

  private Runnable hand(String script) {
    String text = HandSql.text("spark/" + script);
    return () -> {
      for (String table : List.of("hand_account", "hand_score", "hand_point")) {
        engine.session().sql("uncache table if exists " + table);
        engine.session().sql("drop view if exists " + table);
      }
      HandSql.statements(text).forEach(statement -> engine.session().sql(statement));
    };
  }
}
