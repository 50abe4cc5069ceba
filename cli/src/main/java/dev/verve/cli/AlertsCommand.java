package dev.verve.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Alerts, from the command line. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = "Alerts: what rules would have raised.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {AlertsSimulateCommand.class})
final class AlertsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
