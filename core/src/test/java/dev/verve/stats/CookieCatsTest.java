package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A mobile game's published experiment: moving a gate from level 30 to level 40. Reference values:
 * R 4.2.2, t.test of the 0/1 columns and chisq.test of the group sizes.
 */
class CookieCatsTest {
  private static final int DAY_1 = 3;
  private static final int DAY_7 = 4;
  private List<String[]> players = List.of();

  @BeforeEach
  void read() throws IOException {
    Path root = Path.of(System.getProperty("verve.root", "..")).toAbsolutePath();
    Path file = root.resolve("../shared/data/cookie-cats/experiment.csv.gz").normalize();
    assumeTrue(Files.exists(file), "skipped: the shared data set cookie-cats is not here");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      players = lines.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }
  }

  @Test
  void laterGateLosesRetentionAfterSevenDays() {
    Binomial treated = retained("gate_40", DAY_7);
    Binomial control = retained("gate_30", DAY_7);
    assertThat(treated).isEqualTo(new Binomial(8279, 45489));
    assertThat(control).isEqualTo(new Binomial(8502, 44700));
    Effect effect = Binomial.difference(treated, control, 0.95).value().orElseThrow();
    assertThat(effect.low()).isCloseTo(-0.0132816770287, within(1e-8));
    assertThat(effect.high()).isCloseTo(-0.00312091960172, within(1e-8));
    assertThat(effect.p()).isCloseTo(0.00155653018101, within(1e-8));
  }

  @Test
  void theFirstDayIsNotDecided() {
    Effect effect =
        Binomial.difference(retained("gate_40", DAY_1), retained("gate_30", DAY_1), 0.95)
            .value()
            .orElseThrow();
    assertThat(effect.value()).isCloseTo(0.442282749676 - 0.448187919463, within(1e-9));
    assertThat(effect.p()).isCloseTo(0.0744144371395, within(1e-8));
  }

  @Test
  void groupSizesAreSuspiciousButNotBroken() {
    long treated = retained("gate_40", DAY_1).trials();
    long control = retained("gate_30", DAY_1).trials();
    SampleRatio ratio =
        SampleRatio.test(new long[] {treated, control}, new double[] {1, 1}).value().orElseThrow();
    assertThat(ratio.p()).isCloseTo(0.00860798781084, within(1e-10));
    assertThat(ratio.mismatch()).isFalse();
  }

  private Binomial retained(String group, int column) {
    List<String[]> arm = players.stream().filter(player -> player[1].equals(group)).toList();
    long back = arm.stream().filter(player -> player[column].equalsIgnoreCase("true")).count();
    return new Binomial(back, arm.size());
  }
}
