package dev.verve.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.verve.alert.AlertPlanReader;
import dev.verve.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlaybookTest {

  @Test
  void stepsAreReadInTheirOrder() {
    Playbook playbook =
        PlaybookReader.read(
                "playbooks.yaml",
                """
                playbooks:
                  back:
                    when: {crosses: light, for: 3d}
                    holdout: 0.2
                    check_after: 21d
                    steps:
                      - notify: {to: slack, text: "{subject} fell"}
                      - webhook: crm
                      - add_to_list: nudge
                      - wait_until: {band: light, at_most: 7d}
                      - task: {owner: cs, text: call}
                """)
            .get(0);
    assertThat(playbook.steps())
        .containsExactly(
            new Step.Notify("slack", "{subject} fell"),
            new Step.Webhook("crm"),
            new Step.AddToList("nudge"),
            new Step.WaitUntil("light", 7),
            new Step.Task("cs", "call"));
    assertThat(playbook.holdout()).isEqualTo(0.2);
    assertThat(playbook.checkAfter()).isEqualTo(21);
  }

  @Test
  void everyProblemIsReportedAtOnce() {
    String text =
        """
        playbooks:
          a: {when: {drifts: 28d}, steps: [webhook: crm]}
          b: {when: {falls: 5}}
          c: {when: {falls: 5}, holdout: 10, steps: [{notfy: x}, {notify: {to: slack}}]}
        """;
    assertThatThrownBy(() -> PlaybookReader.read("playbooks.yaml", text))
        .isInstanceOf(UserError.class)
        .message()
        .contains(
            "playbooks.yaml:2 playbooks.a: a playbook begins for one user or account",
            "playbooks.yaml:3 playbooks.b: it does nothing",
            "playbooks.yaml:4 playbooks.c.holdout: a holdout is a share",
            "Did you mean 'notify'?",
            "`text` is missing");
  }

  /** 10 % of 20,000 within four standard errors, and two playbooks independent of each other. */
  @Test
  void theHoldoutIsAStableShareAndAnotherForEachPlaybook() {
    List<Integer> one = heldOut("one");
    List<Integer> other = heldOut("other");
    assertThat(one).isEqualTo(heldOut("one"));
    assertThat(one.size() / 20_000.0).isCloseTo(0.1, within(0.0085));
    long both = one.stream().filter(other::contains).count();
    assertThat(both / 20_000.0).isCloseTo(0.01, within(0.003));
  }

  private static List<Integer> heldOut(String name) {
    Playbook playbook =
        PlaybookReader.read(
                "p.yaml", "playbooks: {" + name + ": {when: {falls: 5}, steps: [webhook: crm]}}")
            .get(0);
    return IntStream.range(0, 20_000)
        .filter(i -> playbook.leavesAlone("user " + i))
        .boxed()
        .toList();
  }

  @Test
  void whatThePageShowsCanBeRead() throws IOException {
    Path root = Path.of(System.getProperty("verve.root", ".."));
    String page = Files.readString(root.resolve("docs/alerts.md"));
    List<String> snippets =
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(AlertPlanReader.read("alerts.yaml", snippets.get(0)).rules()).hasSize(8);
    assertThat(PlaybookReader.read("playbooks.yaml", snippets.get(1))).hasSize(7);
  }
}
