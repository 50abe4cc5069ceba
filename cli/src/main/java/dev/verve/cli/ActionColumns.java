package dev.verve.cli;

import dev.verve.duckdb.source.OutcomeTable;
import dev.verve.insight.evidence.ActionTable;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.problem.UserError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a table of actions: which of its columns are actions, and what they hold. */
final class ActionColumns {
  private ActionColumns() {}

  static ActionTable read(
      OutcomeTable table,
      String outcome,
      List<String> ignored,
      @Nullable String cluster,
      List<String> warnings) {
    Problems problems = new Problems();
    Set<String> taken = new HashSet<>();
    Optional<String> outcomeColumn = table.find("--outcome", outcome, problems);
    Optional<String> clusterColumn =
        Optional.ofNullable(cluster).flatMap(it -> table.find("--cluster", it, problems));
    ignored.forEach(it -> table.find("--ignore", it, problems).ifPresent(taken::add));
    outcomeColumn.ifPresent(taken::add);
    clusterColumn.ifPresent(taken::add);
    double[] happened =
        outcomeColumn
            .map(it -> table.outcomes("--outcome", it, problems))
            .orElseGet(() -> new double[0]);
    problems.refuseIfAny();
    List<String> actions = actions(table, taken, warnings);
    CompleteRows rows = CompleteRows.of(List.of(happened));
    rows.warning("an outcome").ifPresent(warnings::add);
    double[] amounts = amounts(table, actions, rows, warnings);
    ActionTable read = ActionTable.of(actions, amounts, rows.outcomes(happened));
    return clusterColumn.map(it -> read.inClusters(rows.groups(table.groups(it)))).orElse(read);
  }

  private static List<String> actions(
      OutcomeTable table, Set<String> taken, List<String> warnings) {
    List<String> actions = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String column : table.columns()) {
      if (taken.contains(column)) {
        continue;
      }
      if (table.looksLikeId(column)) {
        ids.add(column);
      } else {
        (table.holdsNumbers(column) ? actions : others).add(column);
      }
    }
    if (!ids.isEmpty()) {
      warnings.add("Left out because they look like ids: " + String.join(", ", ids) + ".");
    }
    if (!others.isEmpty()) {
      warnings.add("Left out because they are not numbers: " + String.join(", ", others) + ".");
    }
    if (actions.isEmpty()) {
      throw UserError.of(
          Place.file(table.name()),
          "no column is an action: every one is ignored, an id or not a number",
          "Give at least one column of numbers, such as how often each user did something.");
    }
    return actions;
  }

  private static double[] amounts(
      OutcomeTable table, List<String> actions, CompleteRows rows, List<String> warnings) {
    double[] amounts = new double[0];
    Problems problems = new Problems();
    for (int j = 0; j < actions.size(); j++) {
      double[] column = rows.numbers(table.numbers("--table", actions.get(j), problems));
      amounts = j == 0 ? new double[column.length * actions.size()] : amounts;
      int blanks = 0;
      for (int row = 0; row < column.length; row++) {
        boolean blank = Double.isNaN(column[row]);
        blanks += blank ? 1 : 0;
        amounts[row * actions.size() + j] = blank ? 0 : column[row];
      }
      if (blanks > 0) {
        warnings.add("%,d blanks in %s were read as 0.".formatted(blanks, actions.get(j)));
      }
    }
    return amounts;
  }
}
