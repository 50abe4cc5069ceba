package dev.verve.sql;

import dev.verve.model.Bands;
import dev.verve.model.FittedScale;
import dev.verve.model.Scale;

/** Renders the frozen scale and the bands as expressions over a column of raw points or scores. */
final class ScaleSql {
  private ScaleSql() {}

  /** The score of raw points; a percentile scale reads the row joined by {@link #reference}. */
  static String score(FittedScale scale, String raw) {
    String positive = "greatest(" + raw + ", 0)";
    return switch (scale.method()) {
      case SATURATING -> "100 * (1 - pow(2, -" + positive + " / " + scale.number() + "))";
      case CAP -> "least(100, 100 * " + positive + " / " + scale.number() + ")";
      case LOG -> "least(100, 100 * ln(1 + " + positive + ") / ln(1 + " + scale.number() + "))";
      case PERCENTILE ->
          "case when %s <= 0 then 0 when %s <= f.most then f.mid else coalesce(f.upto, 0) end"
              .formatted(raw, raw);
    };
  }

  /** The join that finds the reference values around raw points; empty for other scales. */
  static String reference(FittedScale scale, String table, String raw) {
    if (scale.method() != Scale.Method.PERCENTILE) {
      return "";
    }
    return "\n  left join %s f on %s >= f.least and %s < f.next_least".formatted(table, raw, raw);
  }

  /** The name of the band of a score. */
  static String band(Bands bands, String score, Dialect dialect) {
    if (bands.list().size() == 1) {
      return dialect.text(bands.names().get(0));
    }
    StringBuilder cases = new StringBuilder("case");
    for (int i = bands.list().size() - 1; i > 0; i--) {
      cases.append(" when ").append(score).append(" >= ").append(bands.list().get(i).least());
      cases.append(" then ").append(dialect.text(bands.names().get(i)));
    }
    return cases
        .append(" else ")
        .append(dialect.text(bands.names().get(0)))
        .append(" end")
        .toString();
  }
}
