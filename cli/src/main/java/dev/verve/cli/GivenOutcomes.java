package dev.verve.cli;

import dev.verve.duckdb.source.TableFile;
import dev.verve.duckdb.source.TableInput;
import dev.verve.engine.Row;
import dev.verve.event.ColumnRole;
import dev.verve.event.RoleFinder;
import dev.verve.insight.evidence.OutcomeLog;
import dev.verve.model.Entity;
import dev.verve.model.Outcome;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Outcomes that stand in a table of their own: an id and a date a row. */
final class GivenOutcomes {
  private static final String RELATION = "given_outcome";

  private GivenOutcomes() {}

  /** The outcome as the events tell it, or as the table does where one is given. */
  static OutcomeLog log(Job job, Console console, Outcome outcome, @Nullable String file) {
    if (file == null) {
      return OutcomeLog.inEvents(outcome, job.span());
    }
    if (outcome.kind() == Outcome.Kind.RETAINED) {
      throw UserError.of(
          Place.option("--outcomes"),
          "the outcome '" + outcome.name() + "' is decided by actions, not by a table",
          "Name what the table holds: `outcome: {event: renewed, within: 60d}`, or lost_event.");
    }
    TableInput table =
        TableInput.open(job.duckDb(), new TableFile(file, console.in(), job.scratch()), RELATION);
    ColumnRole role = job.model().entity() == Entity.USER ? ColumnRole.USER : ColumnRole.ACCOUNT;
    Map<ColumnRole, String> roles =
        new RoleFinder(Map.of()).find(table.columns(), List.of(role, ColumnRole.TIME));
    String id = column(roles.get(role), table, file, role.word() + " id, such as user_id");
    String time = column(dated(job, roles, table, id), table, file, "date, such as date");
    String select =
        "select cast(%s as varchar) as entity, cast(try_cast(cast(%s as varchar) as timestamptz) as date) as day from %s"
            .formatted(
                job.engine().dialect().name(id), job.engine().dialect().name(time), RELATION);
    String known = "select entity, day from (" + select + ") t where day is not null";
    Row last = job.engine().query("select max(day) as last from (" + known + ") t").get(0);
    LocalDate end = last.date("last");
    if (end == null) {
      throw UserError.of(
          Place.file(file), "column '" + time + "' holds no dates", "Write them as 2026-01-31.");
    }
    return new OutcomeLog(
        outcome, Optional.of(known), end.isAfter(job.span().last()) ? end : job.span().last());
  }

  /** The time column, else the only other column that holds dates. */
  private static @Nullable String dated(
      Job job, Map<ColumnRole, String> roles, TableInput table, String id) {
    String named = roles.get(ColumnRole.TIME);
    if (named != null) {
      return named;
    }
    List<String> dates =
        table.columns().stream()
            .filter(column -> !column.equals(id))
            .filter(column -> holdsDates(job, column))
            .toList();
    return dates.size() == 1 ? dates.get(0) : null;
  }

  private static boolean holdsDates(Job job, String column) {
    String text = "cast(" + job.engine().dialect().name(column) + " as varchar)";
    return job.engine()
            .query(
                "select count(*) as n from %s where try_cast(%s as timestamptz) is not null"
                    .formatted(RELATION, text))
            .get(0)
            .whole("n")
        > 0;
  }

  private static String column(@Nullable String found, TableInput table, String file, String what) {
    if (found == null) {
      throw UserError.of(
          Place.file(file),
          "no column tells the " + what + "; the columns are " + table.columns(),
          "Give a table with a user_id and a date.");
    }
    return found;
  }
}
