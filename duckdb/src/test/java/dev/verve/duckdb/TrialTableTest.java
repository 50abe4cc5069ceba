package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.verve.duckdb.source.TableFile;
import dev.verve.duckdb.source.TableInput;
import dev.verve.insight.impact.Comparison;
import dev.verve.insight.impact.Experiment;
import dev.verve.insight.impact.Impact;
import dev.verve.insight.impact.TrialAnalysis;
import dev.verve.insight.impact.TrialTable;
import dev.verve.insight.impact.Verdict;
import dev.verve.stats.Effect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }
}
