package dev.verve.benchmarks;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.insight.diagnosis.Diagnoser;
import dev.verve.insight.diagnosis.DiagnosisOptions;
import dev.verve.model.ModelReader;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/** How long a diagnosis of a million users takes, with and without reading and scoring events. */
public final class DiagnosisSpeed {
  private static final LocalDate TO = LocalDate.of(2026, 3, 30);
  private static final LocalDate FROM = TO.minusDays(28);

  private DiagnosisSpeed() {}

  /**
   * Prints seconds.
   *
   * @param args the events, and DuckDB's memory limit
   */
  public static void main(String[] args) throws IOException {
    Path events = Path.of(args[0]);
    Path users = Files.createTempFile("users", ".parquet");
    DuckDbOptions options = DuckDbOptions.defaults().withThreads(2).withMemory(args[1]);
    try (DuckDbEngine engine = DuckDbEngine.open(options)) {
      engine.execute(
          "copy (select user_id, ['free', 'pro', 'team', 'enterprise'][1 + cast(hash(user_id) %% 4 as integer)] as plan, 'c' || hash(user_id || 'c') %% 8 as country, 'r' || hash(user_id || 'r') %% 5 as role from (select distinct user_id from '%s')) to '%s' (format parquet)"
              .formatted(events, users));
      Inputs inputs =
          Inputs.open(engine, EventInput.of(events).withUsers(users), users.resolveSibling("s"));
      BoundModel model = Binder.bind(model(), inputs.shape());
      EventSpan span = inputs.load(RejectPolicy.defaults()).span();
      for (int round = 0; round < 3; round++) {
        double scoring = seconds(() -> score(new ScoreRun(engine, model, span, null)));
        Diagnoser diagnoser = new Diagnoser(engine, model, span, DiagnosisOptions.defaults());
        double all =
            seconds(() -> diagnoser.between(new ScoreRun(engine, model, span, null), FROM, TO));
        System.out.printf(
            Locale.ROOT,
            "with reading and scoring two dates %.2f s; the diagnosis alone %.2f s%n",
            all,
            all - scoring);
      }
    } finally {
      Files.delete(users);
    }
    Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .forEach(line -> System.out.println("Peak memory: " + line.substring(6).strip()));
  }

  private static void score(ScoreRun run) {
    run.both(FROM, new Names("_from"), TO, new Names("_to"), TO);
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static ScoreModel model() {
    StringBuilder text = new StringBuilder("name: speed\nscale: {method: saturating, half: 8}\n");
    text.append("segments: [plan, country, role]\ntree:\n");
    for (int i = 0; i < 30; i++) {
      text.append(i % 6 == 0 ? "  branch%d:\n    actions:\n".formatted(i / 6) : "");
      text.append("      event_%02d: %d\n".formatted(i, 1 + i % 5));
    }
    return ModelReader.read("speed.yaml", text.toString());
  }
}
