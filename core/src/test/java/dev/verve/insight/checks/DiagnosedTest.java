package dev.verve.insight.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.insight.checks.Finding.Change;
import dev.verve.insight.checks.Finding.Verdict;
import dev.verve.insight.diagnosis.Diagnosis;
import dev.verve.insight.diagnosis.GroupEffect;
import dev.verve.insight.diagnosis.SegmentView;
import dev.verve.insight.series.Break;
import dev.verve.insight.series.Marker;
import dev.verve.stats.Conclusion;
import dev.verve.stats.Effect;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said beside a diagnosis: breaks at markers, and what got worse. */
class DiagnosedTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final Effect NONE = new Effect(0, 0, 0, 1);
  private static final GroupEffect NOBODY = new GroupEffect(0, NONE);
  private static final Diagnosis QUIET =
      new Diagnosis(
          DAY,
          DAY.plusDays(30),
          500,
          500,
          40,
          40,
          NONE,
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          new Diagnosis.Population(NOBODY, NOBODY, NOBODY),
          new SegmentView(List.of("cohort"), List.of()),
          List.of(),
          List.of(),
          List.of(),
          List.of("the model names no segments"));

  private static Finding moved(Check check, double before, double after, double adjusted) {
    Effect effect = new Effect(after - before, -99, 99, adjusted);
    return new Finding(check, Conclusion.reached(new Change(before, after, effect)), adjusted);
  }

  private static Finding unknown(Check check, String why) {
    return new Finding(check, Conclusion.refused(why), 1);
  }

  private static Break refused(String label) {
    return new Break(
        new Marker(DAY, label), Conclusion.refused("There is too little."), 0, 1, false, List.of());
  }

  @Test
  void aMeasureThatMovedForTheWorseIsTold() {
    List<Finding> findings =
        List.of(
            moved(Check.ERRORS, 0.5, 1.25, 0.01),
            moved(Check.ACTIVE_DAYS, 12, 8.5, 0.05),
            moved(Check.ACTIONS_A_DAY, 4, 5, 0.01));
    assertThat(findings)
        .extracting(Finding::verdict)
        .containsExactly(Verdict.WORSE, Verdict.WORSE, Verdict.BETTER);
    assertThat(CheckWords.worse(findings))
        .contains(
            "What got worse beside it: errors per active day from 0.500 to 1.25 (performance);"
                + " active days per active user from 12.0 to 8.50 (stale content).");
    assertThat(CheckWords.worse(findings.subList(2, 3))).isEmpty();
  }

  @Test
  void aMoveIsNeitherSureNorLargeBelowFivePercent() {
    assertThat(moved(Check.ERRORS, 1, 2, 0.051).verdict()).isEqualTo(Verdict.STEADY);
    assertThat(moved(Check.ERRORS, 100, 104.9, 0).verdict()).isEqualTo(Verdict.STEADY);
    assertThat(moved(Check.ERRORS, 100, 105, 0).verdict()).isEqualTo(Verdict.WORSE);
    assertThat(moved(Check.ERRORS, 100, 95, 0).verdict()).isEqualTo(Verdict.BETTER);
    assertThat(unknown(Check.ERRORS, "x").verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void valuesKeepThreeDigits() {
    assertThat(CheckWords.value(0)).isEqualTo("0.00");
    assertThat(CheckWords.value(1234.6)).isEqualTo("1235");
    assertThat(CheckWords.value(12.345)).isEqualTo("12.3");
    assertThat(CheckWords.value(-0.012345)).isEqualTo("-0.0123");
    assertThat(CheckWords.value(0.0000123)).isEqualTo("0.00001");
  }

  @Test
  void theSummaryGoesFromTheChangeToWhatLiesBesideIt() {
    Diagnosed diagnosed =
        new Diagnosed(QUIET, List.of(refused("launch")), List.of(moved(Check.ERRORS, 1, 2, 0.01)));
    assertThat(diagnosed.summary())
        .startsWith("No significant change:")
        .endsWith(
            "At \"launch\" (2026-03-01) nothing can be said of a break: There is too little. What"
                + " got worse beside it: errors per active day from 1.00 to 2.00 (performance).");
  }

  @Test
  void whatCannotBeSaidIsGatheredByItsReason() {
    Diagnosed diagnosed =
        new Diagnosed(
            QUIET,
            List.of(refused("launch")),
            List.of(
                unknown(Check.ERRORS, "No event has the role."),
                moved(Check.ACTIVE_DAYS, 1, 1, 1),
                unknown(Check.VISIT_MINUTES, "No visit is measured."),
                unknown(Check.LOAD_TIME, "No event has the role.")));
    List<String> unsaid =
        List.of(
            "At \"launch\" (2026-03-01) nothing can be said of a break: There is too little.",
            "cannot be checked: errors per active day; seconds to load. No event has the role.",
            "cannot be checked: minutes per visit. No visit is measured.");
    assertThat(diagnosed.unsaid()).isEqualTo(unsaid);
    assertThat(diagnosed.warnings())
        .startsWith("the model names no segments")
        .endsWith(unsaid.toArray(new String[0]))
        .hasSize(4);
  }
}
