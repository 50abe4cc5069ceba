package dev.verve.insight.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.problem.UserError;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ControlGroupTest {
  @Test
  void theNameTells() {
    assertThat(ControlGroup.of(List.of("new", "the_control_group"), Optional.empty()))
        .isEqualTo("the_control_group");
    assertThat(ControlGroup.of(List.of("Holdout", "nudge"), Optional.empty())).isEqualTo("Holdout");
    assertThat(ControlGroup.of(List.of("0", "1"), Optional.empty())).isEqualTo("0");
    assertThat(ControlGroup.of(List.of("gate_30", "gate_40"), Optional.of("gate_30")))
        .isEqualTo("gate_30");
  }

  @Test
  void whereItDoesNotTheUserIsAsked() {
    assertThatThrownBy(() -> ControlGroup.of(List.of("gate_30", "gate_40"), Optional.empty()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("gate_30, gate_40")
        .hasMessageContaining("--control gate_30");
    assertThatThrownBy(
            () -> ControlGroup.of(List.of("control_a", "control_b", "new"), Optional.empty()))
        .isInstanceOf(UserError.class);
    assertThatThrownBy(() -> ControlGroup.of(List.of("uncontrolled", "new"), Optional.empty()))
        .isInstanceOf(UserError.class);
  }

  @Test
  void wrongNamesAreRefused() {
    assertThatThrownBy(() -> ControlGroup.of(List.of("gate_30", "gate_40"), Optional.of("gate30")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Did you mean 'gate_30'?");
    assertThatThrownBy(() -> ControlGroup.of(List.of("all"), Optional.empty()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("only one group");
    List<String> ids = IntStream.range(0, 21).mapToObj(i -> "u" + i).toList();
    assertThatThrownBy(() -> ControlGroup.of(ids, Optional.empty()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("more than 20 groups, such as u0");
  }
}
