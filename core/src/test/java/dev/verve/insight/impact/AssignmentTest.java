package dev.verve.insight.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssignmentTest {
  /**
   * Python 3.11: int.from_bytes(hashlib.sha256(b'nudge:u1').digest()[:8], 'big') >> 11, / 2**53.
   */
  @Test
  void everySystemAgrees() {
    assertThat(Assignment.position("nudge", "u1")).isEqualTo(0.5294505835114585);
  }

  @Test
  void armsGetTheirShares() {
    Map<String, Double> shares = new LinkedHashMap<>();
    shares.put("holdout", 20.0);
    shares.put("nudge", 80.0);
    Assignment assignment = new Assignment("spring", shares);
    long held =
        IntStream.range(0, 10_000).filter(i -> assignment.arm("u" + i).equals("holdout")).count();
    // Four standard deviations of the binomial; ids are fixed, so the count is too.
    assertThat(held).isBetween(1_840L, 2_160L);
  }

  @Test
  void experimentsDoNotShareTheirArms() {
    long both =
        IntStream.range(0, 10_000)
            .filter(i -> Assignment.position("a", "u" + i) < 0.5)
            .filter(i -> Assignment.position("b", "u" + i) < 0.5)
            .count();
    assertThat(both).isBetween(2_300L, 2_700L);
  }
}
