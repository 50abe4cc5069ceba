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
  private final int countries;

  SimulatedPair(long seed) {
    this(seed, 4);
  }

  /** Of fewer countries, so that those of a country and a plan are enough to move the average. */
  SimulatedPair(long seed, int countries) {
    this.seed = seed;
    this.countries = countries;
  }

  /**
   * What broke: both actions of a branch, for the users of a segment.
   *
   * @param branch position of the branch, from 0
   * @param segments a trait and its value, such as {@code plan=pro}, or two that must both hold
   */
  record Injection(int branch, List<String> segments) {
    private static final List<List<String>> SINGLE =
        List.of(
            List.of("plan=free"),
            List.of("plan=pro"),
            List.of("plan=enterprise"),
            List.of("country=US"),
            List.of("country=DE"),
            List.of("country=FR"),
            List.of("country=IN"));

    private static final List<List<String>> CROSSED =
        List.of(
            List.of("plan=free", "country=US"),
            List.of("plan=pro", "country=US"),
            List.of("plan=free", "country=DE"));

    /** One of all that could break by one trait. */
    static Injection of(long seed) {
      return of(seed, SINGLE);
    }

    /** One of all that could break where two traits meet. */
    static Injection crossed(long seed) {
      return of(seed, CROSSED);
    }

    private static Injection of(long seed, List<List<String>> all) {
      return new Injection((int) (seed % 4), all.get((int) (seed / 4 % all.size())));
    }

    String branchSlug() {
      return MODEL.branches().get(branch).slug();
    }

    String segment() {
      return String.join(" & ", segments);
    }

    private String condition() {
      StringBuilder condition =
          new StringBuilder("p.day >= 60 and a.i // 2 = %d".formatted(branch));
      for (String segment : segments) {
        String[] parts = segment.split("=", 2);
        condition.append(" and p.%s = '%s'".formatted(parts[0], parts[1]));
      }
      return condition.toString();
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
      engine.table("simulated_user", text("simulated_user.sql").formatted(seed, countries));
      engine.table("event", text("simulated_event.sql").formatted(seed, condition, factor));
      engine.table(
          "person",
          "select id as v_entity, date '2026-01-01' + joined as v_first_seen, plan, country from"
              + " simulated_user");
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
