package dev.verve.sql;

import dev.verve.model.Outcome;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BoundModel;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Scores as wide rows: id, date, raw, score, band, then a column {@code branch.action} each.
 * Numbers are rounded to 12 decimals, since the order in which an engine sums is not fixed.
 */
public final class ExportSql {
  private final BoundModel model;
  private final Dialect dialect;

  public ExportSql(BoundModel model, Dialect dialect) {
    this.model = model;
    this.dialect = dialect;
  }

  /** Users, or accounts of a model that scores accounts. */
  public String scores(Names names, LocalDate asOf) {
    return render("export", names.score(), names.point(), asOf);
  }

  /** Accounts that are rolled up from their users. */
  public String accounts(Names names, LocalDate asOf) {
    return render("export_account", names.accountScore(), names.accountPoint(), asOf);
  }

  /**
   * What everybody had done by a date, a column of amounts for each action, and whether the good
   * outcome came true by a later one.
   *
   * @param names the relations of the earlier date
   * @param days a query of {@code entity} and {@code day}, on which the outcome's event happened
   */
  public String tuning(Names names, Bounds dates, Outcome outcome, String days) {
    boolean isLoss = outcome.kind() == Outcome.Kind.LOST_EVENT;
    return SqlFile.render(
        "export_tuning",
        Map.of(
            "since", dialect.date(dates.first()),
            "as_of", dialect.date(dates.last()),
            "happened", isLoss ? "1 - coalesce(o.later, 0)" : "coalesce(o.later, 0)",
            "counted", isLoss ? "coalesce(o.before, 0) = 0" : "true",
            "columns", columns(),
            "there", names.there(),
            "pivoted", pivoted("amount"),
            "amount", names.amount(),
            "days", days));
  }

  /** The sums of a diagnosis by action, of the relations that it left. */
  public String diagnosis() {
    return SqlFile.render(
        "export_diagnosis",
        Map.of("sums", new DiagnosisSql(model, dialect).sums("action_key", "diagnosis_part")));
  }

  private String render(String file, String score, String point, LocalDate asOf) {
    return SqlFile.render(
        file,
        Map.of(
            "as_of", dialect.date(asOf),
            "columns", columns(),
            "score", score,
            "point", point,
            "pivoted", pivoted("points")));
  }

  private String columns() {
    return model.actions().stream()
        .map(
            row ->
                ",\n  coalesce(round(p.%s, 12), 0) as %s"
                    .formatted(key(row), dialect.name(row.path())))
        .collect(Collectors.joining());
  }

  private String pivoted(String column) {
    return model.actions().stream()
        .map(
            row ->
                "max(case when action_key = %d then %s end) as %s"
                    .formatted(row.key(), column, key(row)))
        .collect(Collectors.joining(",\n    "));
  }

  private static String key(ActionRow row) {
    return "action_" + row.key();
  }
}
