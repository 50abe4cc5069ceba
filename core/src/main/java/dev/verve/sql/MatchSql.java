package dev.verve.sql;

import dev.verve.model.Measure;
import dev.verve.plan.ActionRow;
import dev.verve.plan.Aggregate;
import dev.verve.plan.BoundModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The one part of the SQL that grows with the model: which events count for which action, and what
 * each of them counts. Actions without a condition need no text at all.
 */
final class MatchSql {
  private static final Predicate<ActionRow> AMOUNTS = row -> row.aggregate() != Aggregate.DISTINCT;

  private final BoundModel model;
  private final Dialect dialect;
  private final ConditionSql conditions;

  MatchSql(BoundModel model, Dialect dialect) {
    this.model = model;
    this.dialect = dialect;
    this.conditions = new ConditionSql(dialect, model.shape().properties()::access);
  }

  /** Whether an event matched with an action adds to its amount. */
  String counts() {
    return counts(AMOUNTS);
  }

  /** Whether an event matched with an action brings it a value among different ones. */
  String countsItem() {
    return counts(AMOUNTS.negate());
  }

  /** Whether an event matched with an action counts for it, for one family of actions. */
  String counts(Predicate<ActionRow> family) {
    List<ActionRow> left =
        model.actions().stream()
            .filter(row -> !family.test(row) || row.action().where() != null)
            .toList();
    if (left.isEmpty()) {
      return "true";
    }
    return byAction(
        left,
        row -> {
          var where = row.action().where();
          return !family.test(row) || where == null ? "false" : conditions.render(where);
        },
        "true");
  }

  /** Whether the day of an event is in its action's window as of a date, the longest aside. */
  String isInWindow(LocalDate asOf) {
    Optional<Integer> longest = model.longestWindow();
    List<ActionRow> shorter =
        model.actions().stream()
            .filter(row -> row.windowDays() != null)
            .filter(row -> !longest.equals(Optional.ofNullable(row.windowDays())))
            .toList();
    return shorter.isEmpty()
        ? "true"
        : byAction(shorter, row -> "e.v_day > " + dialect.date(before(row, asOf)), "true");
  }

  private static LocalDate before(ActionRow row, LocalDate asOf) {
    Integer window = row.windowDays();
    return window == null ? LocalDate.MIN : asOf.minusDays(window);
  }

  /** The amount of a day: how many events, or the sum or the greatest of a property. */
  String amount() {
    return amount("");
  }

  /** The same of those events alone that fulfil a condition; null where none does. */
  String amountWhere(String condition) {
    String those = " filter (where " + condition + ")";
    return "case when count(*)" + those + " > 0 then " + amount(those) + " end";
  }

  private String amount(String those) {
    List<ActionRow> reading =
        model.actions().stream()
            .filter(AMOUNTS)
            .filter(row -> row.action().measure().kind().readsProperty())
            .toList();
    if (reading.isEmpty()) {
      return "count(*)" + those;
    }
    String value = byAction(reading, row -> NumberSql.of(access(row)), "1");
    String sum = "cast(coalesce(sum(" + value + ")" + those + ", 0) as double)";
    if (!model.takesMaximum()) {
      return sum;
    }
    List<ActionRow> greatest =
        reading.stream().filter(row -> row.aggregate() == Aggregate.MAX).toList();
    return byAction(greatest, row -> "cast(max(" + value + ")" + those + " as double)", sum);
  }

  /** The value that an action of distinct values counts. */
  String item() {
    List<ActionRow> reading =
        model.actions().stream().filter(row -> row.aggregate() == Aggregate.DISTINCT).toList();
    return byAction(reading, this::item, "null");
  }

  private String item(ActionRow row) {
    return row.action().measure().kind() == Measure.Kind.WEEKS
        ? "cast(cast(date_trunc('week', e.v_day) as date) as string)"
        : "nullif(cast(" + access(row) + " as string), '')";
  }

  private String access(ActionRow row) {
    Measure measure = row.action().measure();
    return model.shape().properties().access(String.valueOf(measure.property())).orElse("null");
  }

  private static String byAction(
      List<ActionRow> rows, Function<ActionRow, String> value, String otherwise) {
    StringBuilder cases = new StringBuilder("case m.v_action");
    rows.forEach(
        row -> cases.append(" when ").append(row.key()).append(" then ").append(value.apply(row)));
    return cases.append(" else ").append(otherwise).append(" end").toString();
  }
}
