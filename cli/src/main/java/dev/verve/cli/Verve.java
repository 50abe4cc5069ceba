package dev.verve.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code verve}. */
@Command(
    name = "verve",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Engagement scores that people can trust: exact, frozen, explained and proven.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Start with a product that is made up:   verve demo",
      "or with your own events:                verve init events.csv",
      "",
      "Exit status: 0 done; 2 something in what was given; 70 a bug of ours, with a report id."
    })
public final class Verve implements Runnable {
  /** What a shell reports of a program that wrote to nobody. */
  private static final int BROKEN_PIPE = 141;

  @Spec private CommandSpec spec;

  private Verve() {}

  /** Runs a command and ends the process with its exit status. */
  public static void main(String[] args) {
    StandardOutput answers = new StandardOutput();
    Console console = Console.system(answers);
    int status = run(console, args);
    console.flush();
    System.exit(answers.failure().map(e -> undelivered(console, e)).orElse(status));
  }

  /** A reader that went away, such as {@code head}, is no failure to speak of. */
  private static int undelivered(Console console, IOException failure) {
    return String.valueOf(failure.getMessage()).contains("Broken pipe")
        ? BROKEN_PIPE
        : Failure.report(console, failure);
  }

  /** Runs a command; for use inside a process. */
  static int run(Console console, String... args) {
    return run(with(console, Subcommands.meant(args)), console, args);
  }

  private static CommandLine with(Console console, List<Class<?>> subcommands) {
    Commands commands = new Commands(console);
    CommandLine line = new CommandLine(new Verve(), commands);
    subcommands.forEach(type -> line.addSubcommand(new CommandLine(type, commands)));
    if (subcommands.size() == Subcommands.ALL.size()) {
      line.getHelpSectionMap().put(SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
      line.getHelpSectionMap().put(SECTION_KEY_COMMAND_LIST, new CommandGroups());
    }
    return line;
  }

  /**
   * Runs one of some commands.
   *
   * @param commands what has the commands as its subcommands
   */
  static int runOneOf(Object commands, Console console, String... args) {
    return run(new CommandLine(commands, new Commands(console)), console, args);
  }

  private static int run(CommandLine line, Console console, String... args) {
    line.setOut(console.out());
    line.setErr(console.err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(100);
    line.setParameterExceptionHandler((e, a) -> misuse(console, e));
    line.setExecutionExceptionHandler((e, command, parsed) -> Failure.report(console, e));
    return line.execute(args);
  }

  private static int misuse(Console console, ParameterException e) {
    PrintWriter err = console.err();
    err.println("verve: " + what(e));
    StringBuilder hint = new StringBuilder();
    for (String suggestion : suggestions(e)) {
      hint.append(hint.isEmpty() ? "Did you mean " : " or ")
          .append('\'')
          .append(suggestion)
          .append('\'');
    }
    if (!hint.isEmpty()) {
      err.println("  " + hint + "?");
    }
    err.println("  See `" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help`.");
    return Failure.USER_ERROR;
  }

  private static String what(ParameterException e) {
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()) {
      String word = unmatched.getUnmatched().get(0);
      CommandSpec command = e.getCommandLine().getCommandSpec();
      return command.subcommands().isEmpty()
          ? "'%s' is one too many for `%s`".formatted(word, command.qualifiedName())
          : "there is no command '%s'".formatted(word);
    }
    return String.valueOf(e.getMessage());
  }

  private static List<String> suggestions(ParameterException e) {
    return e instanceof CommandLine.UnmatchedArgumentException unmatched
        ? unmatched.getSuggestions()
        : List.of();
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
