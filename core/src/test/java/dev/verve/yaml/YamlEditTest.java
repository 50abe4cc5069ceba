package dev.verve.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class YamlEditTest {
  private static final String MODEL =
      """
      # 🌱 what we count
      name: m
      window: 30d   # a month
      decay:
        half_life: 5d
      # the tree
      tree:
        core:
          actions:
            login: 1        # daily
            done: {weight: 5, max_per_day: 10}  # the point of it
            shared:
              measure: days
              weight: 2
      """;

  @Test
  void changesValuesInPlaceAndLeavesTheRest() {
    List<String> actions = List.of("tree", "core", "actions");
    String edited =
        YamlEdit.of(MODEL)
            .replace(List.of("tree", "core", "actions", "login"), "{weight: 3, curve: log}")
            .put(List.of("tree", "core", "actions", "done"), "weight", "7")
            .put(List.of("tree", "core", "actions", "done"), "curve", "sqrt")
            .put(List.of("tree", "core", "actions", "shared"), "curve", "log")
            .put(List.of(), "window", "120d")
            .put(List.of(), "decay", "{half_life: 11d}")
            .text();
    assertThat(edited)
        .isEqualTo(
            """
            # 🌱 what we count
            name: m
            window: 120d   # a month
            decay: {half_life: 11d}
            # the tree
            tree:
              core:
                actions:
                  login: {weight: 3, curve: log}        # daily
                  done: {curve: sqrt, weight: 7, max_per_day: 10}  # the point of it
                  shared:
                    curve: log
                    measure: days
                    weight: 2
            """);
    assertThat(YamlEdit.of(edited).isMapping(actions)).isTrue();
  }

  @Test
  void addsAFieldThatIsNotThere() {
    assertThat(YamlEdit.of("name: m\nactions: {a: 1}\n").put(List.of(), "window", "7d").text())
        .isEqualTo("window: 7d\nname: m\nactions: {a: 1}\n");
  }

  @Test
  void whatIsNotThereIsNotReplaced() {
    assertThat(YamlEdit.of("a: 1\n").replace(List.of("b", "c"), "2").text()).isEqualTo("a: 1\n");
  }
}
