package dev.verve.benchmarks;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.event.Schema;
import dev.verve.event.TimeKind;
import dev.verve.insight.diagnosis.Diagnoser;
import dev.verve.insight.diagnosis.Diagnosis;
import dev.verve.insight.diagnosis.DiagnosisOptions;
import dev.verve.model.ModelReader;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.plan.EventShape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A simulated product of 2,000 users, with or without something that broke between two dates. */
final class SimulatedPair {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate FROM = FIRST.plusDays(59);
  private static final LocalDate TO = FIRST.plusDays(87);

  private static final ScoreModel MODEL =
      ModelReader.read(
          "simulated.yaml",
          """
          name: simulated
          window: 28d
          tree:
            core: {owner: product, actions: {event0: 1, event1: 2}}
            sharing: {owner: growth, actions: {event2: 2, event3: {weight: 2, max_per_day: 1}}}
            depth: {owner: insights, actions: {event4: {weight: 2, curve: sqrt}, event5: 1}}
            reports: {owner: data, actions: {event6: 2, event7: 1}}
          scale: {method: saturating, half: 30}
          segments: [plan, country]
          """);

  private final long seed;

  SimulatedPair(long seed) {
    this.seed = seed;
  }

  /**
   * What broke: both actions of a branch, for the users of a segment.
   *
   * @param branch position of the branch, from 0
   * @param segment a trait and its value, such as {@code plan=pro}
   */
  record Injection(int branch, String segment) {
    private static final List<String> SEGMENTS =
        List.of(
            "plan=free",
            "plan=pro",
            "plan=enterprise",
            "country=US",
            "country=DE",
            "country=FR",
            "country=IN");

    /** One of all that could break. */
    static Injection of(long seed) {
      return new Injection((int) (seed % 4), SEGMENTS.get((int) (seed / 4 % SEGMENTS.size())));
    }

    String branchSlug() {
      return MODEL.branches().get(branch).slug();
    }

    private String condition() {
      String[] parts = segment.split("=", 2);
      return "p.day >= 60 and a.i // 2 = %d and p.%s = '%s'".formatted(branch, parts[0], parts[1]);
    }
  }

  Diagnosis quiet() {
    return diagnose("false", 1);
  }

  /** The diagnosis where something broke, down to a share of what was done before. */
  Diagnosis broken(Injection injection, double left) {
    return diagnose(injection.condition(), left);
  }

  private Diagnosis diagnose(String condition, double factor) {
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults().withThreads(2))) {
      engine.table("simulated_user", text("simulated_user.sql").formatted(seed));
      engine.table("event", text("simulated_event.sql").formatted(seed, condition, factor));
      engine.table(
          "person",
          "select id as v_entity, date '2026-01-01' + joined as v_first_seen, plan, country from simulated_user");
      EventShape shape =
          new EventShape(
              TimeKind.LOCAL,
              new Columns(List.of()),
              false,
              Optional.of(new Columns(List.of("plan", "country"))),
              false);
      BoundModel model = Binder.bind(MODEL, shape);
      EventSpan span = new EventSpan(FIRST, TO);
      return new Diagnoser(engine, model, span, DiagnosisOptions.defaults())
          .between(new ScoreRun(engine, model, span, null), FROM, TO);
    }
  }

  private record Columns(Collection<String> names) implements Schema {
    @Override
    public Optional<String> access(String property) {
      return names.contains(property) ? Optional.of(property) : Optional.empty();
    }
  }

  private static String text(String name) {
    try (InputStream stream = SimulatedPair.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("no file " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
