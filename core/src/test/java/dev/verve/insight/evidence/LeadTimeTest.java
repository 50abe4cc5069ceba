package dev.verve.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeadTimeTest {
  @Test
  void quartilesAreOfThoseWhoWereWarned() {
    LeadTime time = LeadTime.of(40, 3, 200, 30, new double[] {9, 1, 5, 3, 7});
    assertThat(time.warned()).isEqualTo(5);
    assertThat(time.days()).containsExactly(3.0, 5.0, 7.0);
    assertThat(time.words())
        .isEqualTo(
            "Of 40 who were lost, 5 (13 %) fell into a lower band before, 5 days ahead in the"
                + " median (quartiles 3 and 7); 3 stood in the lowest band all the while; of those"
                + " who stayed, 15 % fell as well.");
  }

  @Test
  void whatDidNotHappenIsNotTold() {
    assertThat(LeadTime.of(1_200, 0, 0, 0, new double[0]).words())
        .isEqualTo("Of 1,200 who were lost, 0 (0 %) fell into a lower band before.");
  }
}
