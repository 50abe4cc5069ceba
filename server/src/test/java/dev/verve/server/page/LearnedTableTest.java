package dev.verve.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.server.live.Evidence;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LearnedTableTest {
  private static final Instant AT = Instant.parse("2026-03-31T12:00:00Z");

  @Test
  void showsWeightsWithIntervalsAndWhatIsUnknown() {
    LearnedTable table =
        LearnedTable.of(
                kept(
                    """
                    {"learned":{"verdict":"Predicts.","weights":[
                      {"action":"core.login","weight":0.1234,"low":0.05,"high":0.2,"points":3,"note":""},
                      {"action":"core.rare","weight":null,"low":null,"high":null,"points":null,
                       "note":"too rare to tell: only 3 users"}]},
                     "drift":{"actions":[{"action":"core.login","changed":true}],"warnings":[]}}"""))
            .orElseThrow();
    assertThat(table.day()).isEqualTo("2026-03-31");
    assertThat(table.rows())
        .containsExactly(
            new LearnedTable.Row("core.login", "0.123 (0.050 to 0.200)", "3", ""),
            new LearnedTable.Row("core.rare", "unknown", "", "too rare to tell: only 3 users"));
    assertThat(table.drift()).contains("changed for core.login");
  }

  @Test
  void saysWhyDriftIsUnknownAndIsEmptyWhereNothingWasLearned() {
    String refused =
        "{\"learned\":{\"verdict\":\"INSUFFICIENT\",\"weights\":[]},\"drift\":{\"actions\":[],\"warnings\":[\"too few days\"]}}";
    assertThat(LearnedTable.of(kept(refused)).orElseThrow().drift()).isEqualTo("too few days");
    assertThat(LearnedTable.of(kept("{\"learned\":null,\"outcomes\":[]}"))).isEmpty();
    assertThat(LearnedTable.of(kept("{\"outcomes\":[]}"))).as("found earlier").isEmpty();
  }

  private static Evidence.Kept kept(String document) {
    return new Evidence.Kept(AT, document);
  }
}
