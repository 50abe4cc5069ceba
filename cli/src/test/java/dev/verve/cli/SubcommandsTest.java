package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class SubcommandsTest {
  @Test
  void everyCommandIsFoundByItsName() {
    for (Class<?> command : Subcommands.ALL) {
      String name = command.getAnnotation(Command.class).name();
      assertThat(Subcommands.meant(name, "--help")).as(name).isEqualTo(List.of(command));
    }
  }

  @Test
  void allAreThereWhereNoneIsNamed() {
    assertThat(Subcommands.meant()).isEqualTo(Subcommands.ALL);
    assertThat(Subcommands.meant("--help")).isEqualTo(Subcommands.ALL);
    assertThat(Subcommands.meant("scoer", "events.csv")).isEqualTo(Subcommands.ALL);
  }
}
