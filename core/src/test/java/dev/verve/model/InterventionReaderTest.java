package dev.verve.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.verve.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InterventionReaderTest {
  private static final ScoreModel MODEL =
      ModelReader.read(
          "model.yaml",
          """
          name: m
          tree:
            core: {owner: product, actions: {login: 1}}
            collaboration: {owner: growth, actions: {invite: 5}}
          outcome: {event: renewed, within: 14d}
          """);

  @Test
  void readsThePlanAndItsDefaults() {
    Intervention plan =
        read(
            """
            name: invite-nudge
            what: Ask admins to invite a teammate
            branch: collaboration
            target: {segment: {plan: pro}, rule: {band: [dormant, light], score: {gte: 5}}}
            start: 2026-03-01
            analysis: 2026-03-28
            """);
    assertThat(plan.owner()).as("who answers for the branch").isEqualTo("growth");
    assertThat(plan.end()).isEqualTo(LocalDate.of(2026, 3, 28));
    assertThat(plan.metric()).isEqualTo(ImpactMetric.SCORE);
    assertThat(plan.shares()).containsExactly(entry("holdout", 0.1), entry("treated", 0.9));
    assertThat(plan.target().isChosenByScore()).isTrue();
    assertThat(plan.dayBefore()).isEqualTo(LocalDate.of(2026, 2, 28));
  }

  @Test
  void theExampleOfTheDocumentationIsOne() throws IOException {
    Path root = Path.of(System.getProperty("verve.root", ".."));
    String page = Files.readString(root.resolve("docs/impact.md"));
    String example = page.split("```yaml\n", -1)[1].split("```", -1)[0];
    Intervention plan = read(example);
    assertThat(plan.name()).isEqualTo("invite-nudge");
    assertThat(plan.shares().keySet()).containsExactly("holdout", "short", "long");
    assertThat(plan.cost()).isEqualTo("3 days");
  }

  @Test
  void sharesOfSeveralArmsFillWhatTheHoldoutLeaves() {
    Intervention plan =
        read(
            """
            name: copy
            start: 2026-03-01
            end: 2026-03-28
            analysis: 2026-04-04
            metric: {outcome: renewed}
            holdout: 20%
            arms: {short: 1, long: 3}
            """);
    assertThat(plan.shares().keySet()).containsExactly("holdout", "short", "long");
    assertThat(plan.shares().get("short")).isCloseTo(0.2, within(1e-12));
    assertThat(plan.shares().get("long")).isCloseTo(0.6, within(1e-12));
  }

  @Test
  void everyProblemIsToldWithItsLineAndCure() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    name: "no good"
                    branch: colaboration
                    target: {rule: {band: dormnt}, usres: [u1]}
                    start: March
                    end: 2026-03-28
                    metric: {outcome: renewd}
                    holdout: 120%
                    """))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("nudge.yaml:1 name")
        .hasMessageContaining("nudge.yaml:2 branch")
        .hasMessageContaining("Did you mean 'collaboration'?")
        .hasMessageContaining("Did you mean 'dormant'?")
        .hasMessageContaining("Did you mean 'users'?")
        .hasMessageContaining("expected a date, found 'March'")
        .hasMessageContaining("Did you mean 'renewed'?")
        .hasMessageContaining("nudge.yaml:7 holdout");
  }

  @Test
  void refusesWhatCannotBeJudged() {
    assertThatThrownBy(() -> read("name: a\nstart: 2026-03-01\n"))
        .hasMessageContaining("nothing says when it is judged");
    assertThatThrownBy(() -> read("name: a\nstart: 2026-03-02\nend: 2026-03-01\n"))
        .hasMessageContaining("the start lies after 2026-03-01");
    assertThatThrownBy(() -> read("name: a\nstart: 2026-03-01\nend: 2026-03-09\nholdout: none\n"))
        .hasMessageContaining("nobody is left to compare with");
    assertThatThrownBy(
            () ->
                read(
                    "name: a\nstart: 2026-03-01\nend: 2026-03-09\nholdout: none\ntarget: newcomers\n"))
        .hasMessageContaining("newcomers have nothing before the start");
    assertThatThrownBy(
            () -> read("name: a\nstart: 2026-03-01\nend: 2026-03-09\narms: [holdout, b]\n"))
        .hasMessageContaining("no treated arm is named holdout");
  }

  private static Map.Entry<String, Double> entry(String arm, double share) {
    return Map.entry(arm, share);
  }

  private static Intervention read(String text) {
    return InterventionReader.read("nudge.yaml", text, MODEL);
  }
}
