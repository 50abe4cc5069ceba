package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The groups are those over which the expected calibration error is the mean. */
class CalibrationGroupTest {
  @Test
  void groupsMakeUpTheCalibrationError() {
    SplittableRandom random = new SplittableRandom(11);
    double[] promised = random.doubles(500).map(p -> Math.round(p * 40) / 40.0).toArray();
    boolean[] happened = new boolean[promised.length];
    for (int i = 0; i < happened.length; i++) {
      happened[i] = random.nextDouble() < promised[i] * promised[i];
    }
    List<CalibrationGroup> groups = CalibrationGroup.of(promised, happened, 10);
    double error =
        groups.stream()
            .mapToDouble(
                group ->
                    group.n()
                        * Math.abs(
                            group.predicted() - group.observed().measured().orElseThrow().value()))
            .sum();
    assertThat(groups.stream().mapToLong(CalibrationGroup::n).sum()).isEqualTo(promised.length);
    assertThat(error / promised.length)
        .isCloseTo(Calibration.of(promised, happened).ece(), within(1e-12));
  }
}
