package dev.verve.cli;

import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/** The list of commands in the help of {@code verve}, each below the question that it answers. */
final class CommandGroups implements IHelpSectionRenderer {
  private static final int INDENT = 2;

  @Override
  public String render(Help help) {
    Map<String, Help> commands = help.subcommands();
    int width = commands.keySet().stream().mapToInt(String::length).max().orElse(0) + INDENT;
    StringBuilder text = new StringBuilder();
    Subcommands.GROUPS.forEach(
        (title, group) -> {
          text.append(System.lineSeparator()).append(title).append(System.lineSeparator());
          for (Class<?> type : group) {
            String name = Subcommands.name(type);
            text.append(" ".repeat(INDENT)).append(name).append(" ".repeat(width - name.length()));
            text.append(summary(commands, name)).append(System.lineSeparator());
          }
        });
    return text.toString();
  }

  private static String summary(Map<String, Help> commands, String name) {
    String[] description =
        Objects.requireNonNull(commands.get(name)).commandSpec().usageMessage().description();
    return description.length == 0 ? "" : description[0];
  }
}
