package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.verve.duckdb.source.TableFile;
import dev.verve.duckdb.source.TableInput;
import dev.verve.insight.impact.Comparison;
import dev.verve.insight.impact.Experiment;
import dev.verve.insight.impact.Impact;
import dev.verve.insight.impact.Look;
import dev.verve.insight.impact.OutcomeCheck;
import dev.verve.insight.impact.SegmentEffect;
import dev.verve.insight.impact.TrialAnalysis;
import dev.verve.insight.impact.TrialColumns;
import dev.verve.insight.impact.TrialTable;
import dev.verve.insight.impact.Verdict;
import dev.verve.stats.Effect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrialTableTest {
  private DuckDbEngine engine;

  @BeforeEach
  void open() {
    engine = DuckDbEngine.open(DuckDbOptions.defaults());
  }

  @AfterEach
  void close() {
    engine.close();
  }

  /** Reference values: R 4.2.2, t.test of the 0/1 columns and chisq.test of the group sizes. */
  @Test
  void judgesTheMovedGateOfCookieCats() {
    Impact impact = cookieCats(0);
    assertThat(impact.verdict()).isEqualTo(Verdict.NEGATIVE);
    Effect day7 = impact.primary().effect().value().orElseThrow();
    assertThat(day7.low()).isCloseTo(-0.0132816770287, within(1e-8));
    assertThat(day7.high()).isCloseTo(-0.00312091960172, within(1e-8));
    assertThat(day7.p()).isCloseTo(0.00155653018101, within(1e-8));
    Comparison day1 = impact.comparisons().get(1);
    assertThat(day1.verdict()).isEqualTo(Verdict.NO_EVIDENCE);
    assertThat(day1.effect().value().orElseThrow().p()).isCloseTo(0.0744144371395, within(1e-8));
    assertThat(impact.srm().value().orElseThrow().p()).isCloseTo(0.00860798781084, within(1e-9));
    assertThat(impact.arms()).extracting(Impact.Group::units).containsExactly(44_700L, 45_489L);
    assertThat(impact.warnings())
        .anySatisfy(
            warning ->
                assertThat(warning).contains("Outliers in sum_gamerounds").contains("has 49,854"));
  }

  @Test
  void winsorisingPullsThePlayerIn() {
    assertThat(cookieCats(0.999).warnings()).noneMatch(warning -> warning.contains("49,854"));
  }

  private Impact cookieCats(double winsor) {
    Path root = Path.of(System.getProperty("verve.root", "..")).toAbsolutePath();
    Path file = root.resolve("../shared/data/cookie-cats/experiment.csv.gz").normalize();
    assumeTrue(Files.exists(file), "skipped: the shared data set cookie-cats is not here");
    TableInput table = TableInput.open(engine, TableFile.of(file), "given");
    engine.table(
        "trial",
        "select %s as id, %s as arm, %s as m0, %s as m1, %s as m2 from given"
            .formatted(
                table.text("userid"),
                table.text("version"),
                table.number("retention_7"),
                table.number("retention_1"),
                table.number("sum_gamerounds")));
    TrialTable trial =
        new TrialTable(
            engine, "trial", List.of("retention_7", "retention_1", "sum_gamerounds"), false);
    return new Experiment(winsor > 0 ? trial.winsorised(winsor) : trial, TrialAnalysis.defaults())
        .judge("gate_30", Map.of());
  }

  @Test
  void sumsAreThoseOfTheRows() {
    engine.table(
        "trial",
        """
        select * from (values
          ('1', 'control', 1.0, 2.0), ('2', 'control', 3.0, 5.0), ('3', 'control', 4.0, null),
          ('4', 'control', null, 1.0), ('5', 'new', 2.0, 0.0), ('5', null, 9.0, 9.0))
          t(id, arm, m0, before)""");
    TrialTable table = new TrialTable(engine, "trial", List.of("m"), true);
    var control = table.trial("control", Map.of()).control();
    assertThat(control.users()).isEqualTo(4);
    var sums = control.metrics().get(0);
    assertThat(sums.missing()).isEqualTo(1);
    assertThat(sums.pairs().n()).isEqualTo(2);
    assertThat(sums.pairs().y().mean()).isEqualTo(2);
    assertThat(sums.pairs().comoment()).isCloseTo(3, within(1e-12));
    assertThat(sums.alone().mean()).isEqualTo(4);
    assertThat(table.groups()).containsExactly("control", "new");
    assertThat(table.withoutGroup()).isEqualTo(1);
    assertThat(table.repeated()).isEqualTo(1);
  }

  @Test
  void aMillionUsersAndFiveMetricsTakeSeconds() {
    engine.execute("select setseed(0.5)");
    engine.table(
        "trial",
        """
        select i::varchar as id, case when hash(i) %% 2 = 0 then 'control' else 'new' end as arm,
          random() as m0, random() as m1, random() as m2, random() as m3, random() as m4,
          random() as before
        from range(1000000) r(i)"""
            .replace("%%", "%"));
    long start = System.nanoTime();
    Impact impact =
        new Experiment(
                new TrialTable(engine, "trial", List.of("a", "b", "c", "d", "e"), true),
                TrialAnalysis.defaults())
            .judge("control", Map.of());
    assertThat(impact.comparisons()).hasSize(5);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
  }

  /**
   * Python, numpy 1.24 and scipy 1.10: for user i of 120, the latter half treated, x = 1 + 3i mod 5
   * and y = 7i mod 11, plus 0.8 x where treated; r = mean(y) / mean(x), v = (var(y) − 2 r cov(x, y)
   * + r² var(x)) / (n mean(x)²), Welch's degrees of freedom.
   */
  @Test
  void aRatioOfSumsIsJudgedByTheDeltaMethod() {
    ratios("120");
    TrialTable table =
        new TrialTable(
            engine,
            "trial",
            TrialColumns.of(List.of("points/sessions"), false)
                .withRatios(Set.of("points/sessions")));
    Impact impact = new Experiment(table, TrialAnalysis.defaults()).judge("control", Map.of());
    Comparison found = impact.primary();
    Effect effect = found.effect().value().orElseThrow();
    assertThat(effect.value()).isCloseTo(0.7944444444444445, within(1e-9));
    assertThat(effect.low()).isCloseTo(0.32493070211374264, within(1e-8));
    assertThat(effect.high()).isCloseTo(1.2639581867751464, within(1e-8));
    assertThat(effect.p()).isCloseTo(0.0010832603493496956, within(1e-9));
    assertThat(found.relative().value().orElseThrow().value())
        .isCloseTo(0.47508305647840543, within(1e-9));
    assertThat(found.relative().value().orElseThrow().low())
        .isCloseTo(0.1271711093533231, within(1e-8));
    assertThat(impact.arms().get(1).means().get(0).orElseThrow())
        .isCloseTo(
            impact.arms().get(0).means().get(0).orElseThrow() + 0.7944444444444445, within(1e-9));
    assertThat(impact.method()).contains("delta method");
    assertThat(
            new Experiment(table, TrialAnalysis.defaults().withLook(Look.daily(120)))
                .judge("control", Map.of())
                .verdict())
        .isEqualTo(Verdict.INSUFFICIENT);
  }

  private void ratios(String users) {
    engine.table(
        "trial",
        """
        select cast(i as varchar) as id, case when i < 60 then 'control' else 'new' end as arm,
          (i * 7) %% 11 + case when i < 60 then 0 else 0.8 * (1 + (i * 3) %% 5) end as m0,
          1 + (i * 3) %% 5 as d0
        from range(%s) r(i)"""
            .formatted(users));
  }

  /** Users of the plan pro gain 1 and the others nothing; the effect of each segment is told. */
  @Test
  void segmentsAreExploredAndDecideNothing() {
    engine.table(
        "trial",
        """
        select cast(i as varchar) as id, case when i % 2 = 0 then 'control' else 'new' end as arm,
          (i * 7) % 11 + case when i % 2 = 1 and i < 400 then 3 else 0 end as m0,
          case when i < 400 then 'pro' when i < 960 then 'free' else 'trial' end as s0
        from range(1000) r(i)""");
    TrialTable table =
        new TrialTable(
            engine, "trial", TrialColumns.of(List.of("m"), false).withSegments(List.of("plan")));
    Impact impact = new Experiment(table, TrialAnalysis.defaults()).judge("control", Map.of());
    assertThat(impact.explored())
        .extracting(SegmentEffect::value)
        .containsExactly("free", "pro", "trial");
    SegmentEffect pro = impact.explored().get(1);
    assertThat(pro.effect().value().orElseThrow().value()).isCloseTo(3, within(0.2));
    assertThat(pro.adjustedP()).isLessThan(1e-6);
    assertThat(impact.explored().get(0).adjustedP()).isGreaterThan(0.05);
    assertThat(impact.explored().get(2).effect().refusal()).isPresent();
    assertThat(impact.warnings()).anyMatch(warning -> warning.contains("exploratory"));
  }

  @Test
  void anOutcomeThatDoesNotMoveTellsOfGaming() {
    engine.table(
        "trial",
        """
        select cast(i as varchar) as id, case when i % 2 = 0 then 'control' else 'new' end as arm,
          (i * 7) % 11 + case when i % 2 = 1 then 3 else 0 end as m0,
          case when (i // 2) % 3 = 0 then 1 else 0 end as m1,
          case when (i // 2) % 3 = 0 or (i % 2 = 1 and i % 5 = 0) then 1 else 0 end as m2
        from range(1200) r(i)""");
    assertThat(outcome("flat")).isEqualTo(OutcomeCheck.Finding.GAMING);
    assertThat(outcome("rising")).isEqualTo(OutcomeCheck.Finding.CONFIRMED);
  }

  private OutcomeCheck.Finding outcome(String metric) {
    TrialTable table = new TrialTable(engine, "trial", List.of("score", "flat", "rising"), false);
    Impact impact =
        new Experiment(table, TrialAnalysis.defaults().withBeside(Set.of("flat", "rising")))
            .judge("control", Map.of())
            .withOutcome(metric);
    assertThat(impact.method()).contains("Benjamini–Hochberg over the 2 beside");
    assertThat(impact.primary().adjustedP().value())
        .as("what is read beside takes nothing from the primary metric")
        .isEqualTo(impact.primary().effect().value().map(Effect::p));
    return impact.outcome().orElseThrow().finding();
  }
}
