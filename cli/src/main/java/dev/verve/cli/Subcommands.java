package dev.verve.cli;

import java.util.List;
import java.util.Locale;

/**
 * The commands of {@code verve}, in the order of its help. Reading the options of all of them takes
 * longer than most of them run, so that only the one that is asked for is read.
 */
final class Subcommands {
  static final List<Class<?>> ALL =
      List.of(
          DemoCommand.class,
          InitCommand.class,
          CheckCommand.class,
          ScoreCommand.class,
          CalibrateCommand.class,
          ExplainCommand.class,
          DistributionCommand.class,
          MovementCommand.class,
          TreeCommand.class,
          AnomaliesCommand.class,
          DiagnoseCommand.class,
          ReportCommand.class,
          TuneCommand.class,
          ValidateCommand.class,
          DriftCommand.class,
          MetricsCommand.class,
          CompareCommand.class,
          ReviewCommand.class,
          ForecastCommand.class,
          RetentionCommand.class,
          PowerUsersCommand.class,
          ImpactCommand.class,
          ServeCommand.class,
          ImportCommand.class,
          ExportCommand.class,
          BackupCommand.class,
          RestoreCommand.class,
          SyncCommand.class,
          AlertsCommand.class,
          SqlCommand.class,
          ForgetCommand.class,
          McpCommand.class);

  private Subcommands() {}

  /** The one that the first argument names; all where it names none, to help and to suggest. */
  static List<Class<?>> meant(String... args) {
    List<Class<?>> named =
        args.length == 0
            ? List.of()
            : ALL.stream().filter(command -> name(command).equals(args[0])).toList();
    return named.isEmpty() ? ALL : named;
  }

  /** What people type for a command: {@code power-users} for {@code PowerUsersCommand}. */
  static String name(Class<?> command) {
    return command
        .getSimpleName()
        .replaceFirst("Command$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }
}
