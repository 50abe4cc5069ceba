package dev.verve.insight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.insight.diagnosis.Cause.View;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BareModel;
import dev.verve.plan.BoundModel;
import dev.verve.stats.Effect;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of a change, sentence by sentence. */
class DiagnosisWordsTest {
  private static final BoundModel MODEL =
      BareModel.of(
          """
          name: m
          tree:
            core: {title: Core work, owner: ann, actions: {login: 1}}
            side: {title: Side work, actions: {share: 2}}
          scale: {method: cap, at: 9}
          """);
  private static final Effect NONE = new Effect(0, -1, 1, 1);
  private static final GroupEffect NOBODY = new GroupEffect(0, NONE);

  private static Cause cause(View view, String name, double value) {
    return new Cause(view, name, new Effect(value, value - 1, value + 1, 0.001), 0.002, true);
  }

  private static Diagnosis diagnosis(
      double to, Optional<Edits> edits, List<Spot> spots, List<Cause> causes) {
    List<BranchEffect> branches =
        MODEL.model().branches().stream()
            .map(branch -> new BranchEffect(branch, -1, 0, NONE))
            .toList();
    return new Diagnosis(
        LocalDate.of(2026, 3, 1),
        LocalDate.of(2026, 3, 31),
        500,
        510,
        40,
        to,
        new Effect(to - 40, to - 41.5, to - 38.2, 0.01),
        edits,
        branches,
        List.of(),
        List.of(),
        Optional.empty(),
        new Diagnosis.Population(NOBODY, NOBODY, NOBODY),
        new SegmentView(List.of("cohort"), List.of()),
        List.of(),
        causes,
        spots,
        List.of());
  }

  private static String summary(Cause... causes) {
    return DiagnosisWords.summary(diagnosis(37, Optional.empty(), List.of(), List.of(causes)));
  }

  private static Spot spot(ActionRow action, double excess) {
    return new Spot(
        List.of("plan"), List.of("pro"), action, 120, -4.5, new Effect(excess, -9, 9, 0.001));
  }

  @Test
  void withoutACauseNothingChanged() {
    Cause small = new Cause(View.BRANCH, "core", NONE, 1, false);
    assertThat(summary(small))
        .isEqualTo(
            "No significant change: the average score fell 3.0 points from 40.0 on 2026-03-01 to"
                + " 37.0 on 2026-03-31 (95 % interval -4.5 to -1.2), and no cause is both certain"
                + " and large enough.");
    assertThat(diagnosis(37, Optional.empty(), List.of(), List.of(small)).verdict())
        .isEqualTo("no significant change");
  }

  @Test
  void anAverageThatMovedIsToldAlone() {
    assertThat(summary(cause(View.AVERAGE, "average", -3)))
        .isEqualTo(
            "The average score fell 3.0 points from 40.0 on 2026-03-01 to 37.0 on 2026-03-31"
                + " (95 % interval -4.5 to -1.2).");
    assertThat(
            DiagnosisWords.summary(
                diagnosis(
                    42.04,
                    Optional.empty(),
                    List.of(),
                    List.of(cause(View.AVERAGE, "average", 2)))))
        .startsWith("The average score rose 2.0 points from 40.0")
        .endsWith("(95 % interval +0.5 to +3.8).");
  }

  @Test
  void aCauseIsToldWithWhoIsAccountable() {
    assertThat(summary(cause(View.BRANCH, "core", -2), cause(View.ACTION, "core.login", -1.96)))
        .contains("(95 % interval -4.5 to -1.2), no significant change in itself.")
        .endsWith(
            "The largest cause is Core work (-2.0), for which ann is accountable. Its action is"
                + " core.login (-2.0).");
    assertThat(summary(cause(View.BRANCH, "side", 1.5)))
        .endsWith("The largest cause is Side work (+1.5), for which nobody is accountable.");
  }

  @Test
  void whoIsBehindItIsTold() {
    assertThat(
            summary(
                cause(View.SEGMENT, "plan=pro", -2),
                cause(View.COHORT, "cohort=recent", -1),
                cause(View.POPULATION, "who joined", -0.04)))
        .endsWith(
            "It is concentrated in plan=pro (-2.0 beyond what the others changed). Users in their"
                + " first week are behind it (-1.0). Of the population, who joined brought 0.0.");
    assertThat(
            summary(
                cause(View.SEGMENT, "plan=pro", -2),
                cause(View.PAIR, "plan=pro & country=de", -3),
                cause(View.COHORT, "cohort=earlier", 0.04)))
        .endsWith(
            "It is concentrated in plan=pro & country=de (-3.0 beyond what the others changed)."
                + " Users after their first week are behind it (0.0).");
  }

  @Test
  void whatWeChangedOurselvesComesFirst() {
    assertThat(
            DiagnosisWords.summary(
                diagnosis(
                    37,
                    Optional.of(new Edits(-2.5, 0.5)),
                    List.of(),
                    List.of(cause(View.EDIT, "weights", -2.5)))))
        .endsWith(
            "in itself. Of this our own change of the model brought -2.5 by weights and +0.5 by the"
                + " scale.");
  }

  @Test
  void aSpotThatStandsOutIsAChangeOfItsOwn() {
    ActionRow login = MODEL.actions().get(0);
    ActionRow share = MODEL.actions().get(1);
    Diagnosis one = diagnosis(40, Optional.empty(), List.of(spot(login, -3.2)), List.of());
    assertThat(one.verdict()).isEqualTo("change");
    assertThat(DiagnosisWords.summary(one))
        .endsWith(
            "The 120 users of plan=pro stand out: core.login (Core work, ann is accountable) moved"
                + " their average by -4.5, 3.2 more than that of the others.");
    Diagnosis other =
        diagnosis(40, Optional.empty(), List.of(spot(share, 3), spot(login, 1)), List.of());
    assertThat(DiagnosisWords.summary(other))
        .contains("side.share (Side work, nobody is accountable) moved")
        .doesNotContain("core.login");
  }

  @Test
  void causesAreFoundByTheirView() {
    Cause lost = cause(View.POPULATION, "lost users", -2);
    Cause small = new Cause(View.POPULATION, "who joined", NONE, 1, false);
    Diagnosis found = diagnosis(38, Optional.empty(), List.of(), List.of(lost, small));
    assertThat(found.delta()).isEqualTo(-2);
    assertThat(found.reported()).containsExactly(lost);
    assertThat(found.reported(View.POPULATION)).containsExactly(lost);
    assertThat(found.reported(View.BRANCH)).isEmpty();
    assertThat(List.of(View.values()).stream().map(View::word))
        .containsExactly(
            "average", "edit", "branch", "action", "segment", "pair", "population", "cohort");
  }
}
