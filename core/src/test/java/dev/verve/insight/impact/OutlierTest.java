package dev.verve.insight.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutlierTest {
  private static Outlier of(String id, double value) {
    return new Outlier("orders", Optional.of(id).filter(it -> !it.isEmpty()), "b", value, -31, 0.4);
  }

  @Test
  void theFirstThreeAreNamed() {
    assertThat(Outlier.sentence(List.of(of("ann", 49_999), of("", 12.5), of("cyd", 7), of("d", 1))))
        .contains(
            "Outliers in orders: user ann in b has 49,999 (31 standard deviations off, 40 % of the"
                + " variance); one user in b has 12.500 (31 standard deviations off, 40 % of the"
                + " variance); user cyd in b has 7 (31 standard deviations off, 40 % of the"
                + " variance); and more. One user may decide this mean; --winsorise 0.999 pulls such"
                + " values in.");
  }

  @Test
  void threeAreAllOfThem() {
    assertThat(Outlier.sentence(List.of(of("a", 1), of("b", 2), of("c", 3))).orElseThrow())
        .doesNotContain("and more");
    assertThat(Outlier.sentence(List.of())).isEmpty();
  }
}
