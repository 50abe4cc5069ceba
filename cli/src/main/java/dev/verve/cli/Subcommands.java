package dev.verve.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The commands of {@code verve}, by what they are for, in the order of its help. Reading the
 * options of all of them takes longer than most of them run, so that only the one that is asked for
 * is read.
 */
final class Subcommands {
  static final Map<String, List<Class<?>>> GROUPS = groups();
  static final List<Class<?>> ALL = GROUPS.values().stream().flatMap(List::stream).toList();

  private Subcommands() {}

  private static Map<String, List<Class<?>>> groups() {
    Map<String, List<Class<?>>> groups = new LinkedHashMap<>();
    groups.put("Begin:", List.of(DemoCommand.class, InitCommand.class, CheckCommand.class));
    groups.put(
        "Score:",
        List.of(
            ScoreCommand.class, CalibrateCommand.class, ExplainCommand.class, ReportCommand.class));
    groups.put(
        "See who stands where, and why it changed:",
        List.of(
            DistributionCommand.class,
            MovementCommand.class,
            TreeCommand.class,
            DiagnoseCommand.class,
            AnomaliesCommand.class));
    groups.put(
        "Look beside the score:",
        List.of(MetricsCommand.class, PowerUsersCommand.class, RetentionCommand.class));
    groups.put(
        "Prove that it predicts, and keep it true:",
        List.of(
            TuneCommand.class,
            ValidateCommand.class,
            CompareCommand.class,
            ForecastCommand.class,
            ReviewCommand.class,
            DriftCommand.class));
    groups.put(
        "Act, and learn whether it worked:",
        List.of(ImpactCommand.class, AlertsCommand.class, SyncCommand.class));
    groups.put(
        "Run a server, and keep its data:",
        List.of(
            ServeCommand.class,
            McpCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            SqlCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ForgetCommand.class));
    return groups;
  }

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
