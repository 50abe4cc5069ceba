package dev.verve.sql;

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

  private String render(String file, String score, String point, LocalDate asOf) {
    return SqlFile.render(
        file,
        Map.of(
            "as_of", dialect.date(asOf),
            "columns", columns(),
            "score", score,
            "point", point,
            "pivoted", pivoted()));
  }

  private String columns() {
    return model.actions().stream()
        .map(
            row ->
                ",\n  coalesce(round(p.%s, 12), 0) as %s"
                    .formatted(key(row), dialect.name(row.path())))
        .collect(Collectors.joining());
  }

  private String pivoted() {
    return model.actions().stream()
        .map(
            row ->
                "max(case when action_key = %d then points end) as %s"
                    .formatted(row.key(), key(row)))
        .collect(Collectors.joining(",\n    "));
  }

  private static String key(ActionRow row) {
    return "action_" + row.key();
  }
}
