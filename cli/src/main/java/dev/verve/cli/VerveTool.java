package dev.verve.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.spi.ToolProvider;
import picocli.CommandLine.Command;

/**
 * The commands that run on any engine, for a process that another program started, such as {@code
 * spark-submit}: nothing of the server need be there.
 */
public final class VerveTool implements ToolProvider {

  /** The commands. */
  @Command(
      name = "verve",
      mixinStandardHelpOptions = true,
      description = "Engagement scores on a cluster.",
      synopsisSubcommandLabel = "COMMAND",
      subcommands = ScoreCommand.class)
  static final class OnAnyEngine {}

  @Override
  public String name() {
    return "verve";
  }

  @Override
  public int run(PrintStream out, PrintStream err, String... args) {
    Console console = Console.of(out, err, InputStream.nullInputStream(), false, false);
    int status = Verve.runOneOf(new OnAnyEngine(), console, args);
    console.flush();
    return status;
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    ByteArrayOutputStream notices = new ByteArrayOutputStream();
    int status =
        run(
            new PrintStream(answers, false, StandardCharsets.UTF_8),
            new PrintStream(notices, false, StandardCharsets.UTF_8),
            args);
    out.print(answers.toString(StandardCharsets.UTF_8));
    err.print(notices.toString(StandardCharsets.UTF_8));
    return status;
  }
}
