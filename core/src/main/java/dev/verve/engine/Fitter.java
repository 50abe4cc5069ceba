package dev.verve.engine;

import dev.verve.model.FittedScale;
import dev.verve.model.Reference;
import dev.verve.model.Scale;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits a scale to a relation with a column {@code raw}. Only those with raw points above 0 count:
 * else a product with many silent users would read every active one as outstanding.
 */
final class Fitter {
  private final Engine engine;

  Fitter(Engine engine) {
    this.engine = engine;
  }

  /** The scale, fitted where it needs to be. */
  Fit fit(Scale scale, String relation) {
    Double number = scale.number();
    if (number != null) {
      return Fit.known(FittedScale.of(scale.method(), number));
    }
    Double quantile = scale.quantile();
    return quantile == null ? percentile(relation) : quantile(scale.method(), quantile, relation);
  }

  private Fit quantile(Scale.Method method, double quantile, String relation) {
    String query =
        "select count(*) as users, count(active) as active, %s as number from (select case when raw > 0 then raw end as active from %s) r"
            .formatted(engine.dialect().quantile("active", quantile), relation);
    Row row = engine.query(query).get(0);
    Double number = row.number("number");
    return new Fit(
        FittedScale.of(method, number == null ? 1 : number),
        row.whole("users"),
        row.whole("active"));
  }

  private Fit percentile(String relation) {
    long users = engine.query("select count(*) as users from " + relation).get(0).whole("users");
    List<Double> values = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    engine.each(
        "select round(raw, 12) as value, count(*) as users from %s where raw > 0 group by 1 order by 1"
            .formatted(relation),
        row -> {
          values.add(row.real("value"));
          counts.add(row.whole("users"));
        });
    long active = counts.stream().mapToLong(Long::longValue).sum();
    Reference reference =
        values.isEmpty() ? new Reference(List.of(1.0), List.of(1L)) : Reference.of(values, counts);
    return new Fit(new FittedScale(Scale.Method.PERCENTILE, null, reference), users, active);
  }
}
