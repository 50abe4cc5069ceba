package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.verve.insight.retention.BandRetention;
import dev.verve.insight.retention.BandStay;
import dev.verve.problem.UserError;
import dev.verve.stats.Measured;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BandRetentionTest {
  private static final String MODEL =
      "name: m\nwindow: 7d\nactions: {work: 1}\nscale: {method: cap, at: 10}\n";

  /**
   * On the 10th a and b stand in Light (raw 3), c in Power (raw 8), d in Dormant; e comes later.
   */
  private static final String EVENTS =
      """
      user_id,event,timestamp
      d,work,2026-01-01
      a,work,2026-01-08
      a,work,2026-01-09
      a,work,2026-01-10
      b,work,2026-01-08
      b,work,2026-01-09
      b,work,2026-01-10
      c,work,2026-01-10T01:00:00Z
      c,work,2026-01-10T02:00:00Z
      c,work,2026-01-10T03:00:00Z
      c,work,2026-01-10T04:00:00Z
      c,work,2026-01-10T05:00:00Z
      c,work,2026-01-10T06:00:00Z
      c,work,2026-01-10T07:00:00Z
      c,work,2026-01-10T08:00:00Z
      a,work,2026-01-15
      b,login,2026-01-12
      c,work,2026-01-16
      e,work,2026-01-12
      """;

  @TempDir Path folder;

  @Test
  void countsWhoIsActiveAgainInTime() throws IOException {
    try (MetricsBench bench = MetricsBench.of(folder, MODEL, EVENTS)) {
      BandRetention stayed = stay(bench, "2026-01-10", 5);
      assertThat(stayed.bands()).extracting(BandStay::users).containsExactly(1L, 2L, 0L, 1L);
      // b only logs in, which is no action of the model, and c comes on the sixth day.
      assertThat(stayed.bands()).extracting(BandStay::stayed).containsExactly(0L, 1L, 0L, 0L);
      Measured rate = stayed.bands().get(1).rate().measured().orElseThrow();
      // Wilson of 1 in 2; R 4.2.2: prop.test(1, 2, correct = FALSE)$conf.int.
      assertThat(rate.low()).isCloseTo(0.09453121, within(1e-7));
      assertThat(rate.high()).isCloseTo(0.90546879, within(1e-7));
      assertThat(stayed.bands().get(2).rate().measured()).isEmpty();
      assertThat(stay(bench, "2026-01-10", 6).bands().get(3).stayed()).isEqualTo(1);
    }
  }

  @Test
  void refusesDaysThatAreNotOverYet() throws IOException {
    try (MetricsBench bench = MetricsBench.of(folder, MODEL, EVENTS)) {
      assertThat(BandRetention.latest(bench.span(), 6)).isEqualTo(LocalDate.parse("2026-01-10"));
      assertThatThrownBy(() -> stay(bench, "2026-01-11", 6))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("not within the events");
    }
  }

  private static BandRetention stay(MetricsBench bench, String date, int within) {
    return BandRetention.of(
        bench.engine(), bench.model(), bench.span(), bench.run(), LocalDate.parse(date), within);
  }
}
