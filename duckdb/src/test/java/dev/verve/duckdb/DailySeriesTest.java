package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.insight.series.BranchDays;
import dev.verve.insight.series.DailySeries;
import dev.verve.sql.Bounds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailySeriesTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final String MODEL =
      """
      name: days
      segments: [plan]
      scale: {method: cap, at: 9}
      tree:
        core: {actions: {login: 1, share: {weight: 4, max_per_day: 2}}}
        side: {actions: {read: 0.5}}
      """;
  private static final List<String> ROWS =
      List.of(
          "ann,login,2026-02-26,pro",
          "ann,login,2026-03-01,pro",
          "ann,share,2026-03-02,pro",
          "ann,share,2026-03-02,pro",
          "ann,share,2026-03-02,pro",
          "bob,login,2026-03-02,free",
          "bob,read,2026-03-04,free",
          "eve,read,2026-03-03,",
          "bob,login,2026-03-05,free");

  @TempDir Path folder;

  private DailySeries read(boolean byPlan) throws IOException {
    try (Loaded loaded = Loaded.of(folder, MODEL, "user_id,event,timestamp,plan", ROWS)) {
      return DailySeries.read(
          loaded.engine(),
          loaded.model(),
          loaded.span(),
          loaded.run(),
          new Bounds(FIRST, FIRST.plusDays(3)),
          byPlan ? loaded.model().trait("plan") : Optional.empty());
    }
  }

  private static BranchDays line(DailySeries series, String branch, String segment) {
    return series.branches().stream()
        .filter(line -> line.branch().slug().equals(branch) && line.segment().equals(segment))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void countsTheKnownAndTheirPointsDayByDay() throws IOException {
    DailySeries series = read(false);
    assertThat(series.branches()).hasSize(2);
    BranchDays core = line(series, "core", "");
    assertThat(core.users()).containsExactly(1, 2, 3, 3);
    assertThat(core.points())
        .as("three shares of a day are capped at 2")
        .containsExactly(1, 9, 0, 0);
    assertThat(line(series, "side", "").points()).containsExactly(0, 0, 0.5, 0.5);
    assertThat(core.perUser()).containsExactly(new double[] {1, 4.5, 0, 0}, within(1e-12));
    assertThat(series.actions())
        .containsExactly(
            List.of(1.0, 1.0, 0.0, 0.0), List.of(0.0, 8.0, 0.0, 0.0), List.of(0.0, 0.0, 0.5, 0.5));
  }

  @Test
  void segmentsSumToEverybody() throws IOException {
    DailySeries series = read(true);
    assertThat(series.branches())
        .extracting(BranchDays::segment)
        .as("everybody before the segments, of each branch")
        .hasSize(8)
        .startsWith("")
        .contains("pro", "free", "(none)");
    assertThat(line(series, "core", "pro").users()).containsExactly(1, 1, 1, 1);
    assertThat(line(series, "core", "free").users()).containsExactly(0, 1, 1, 1);
    assertThat(line(series, "core", "(none)").users()).containsExactly(0, 0, 1, 1);
    assertThat(line(series, "core", "free").perUser()).containsExactly(0, 1, 0, 0);
    for (String branch : List.of("core", "side")) {
      double[] sum = new double[4];
      for (String segment : List.of("pro", "free", "(none)")) {
        double[] points = line(series, branch, segment).points();
        Arrays.setAll(sum, day -> sum[day] + points[day]);
      }
      assertThat(sum).containsExactly(line(series, branch, "").points(), within(1e-12));
    }
  }
}
