package dev.verve.insight;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.model.Band;
import dev.verve.model.Bands;
import dev.verve.plan.BoundModel;
import dev.verve.sql.AnswerSql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How a population spreads over the bands.
 *
 * @param population everybody
 * @param average the mean score; empty where there is nobody
 * @param bands each band in ascending order
 */
public record Distribution(long population, OptionalDouble average, List<BandShare> bands) {

  /** The distribution of a relation with the columns {@code band} and {@code score}. */
  public static Distribution of(Engine engine, BoundModel model, String relation) {
    Map<String, Long> users = new HashMap<>();
    double total = 0;
    for (Row row : engine.query(new AnswerSql(model, engine.dialect()).distribution(relation))) {
      users.put(row.string("band"), row.whole("users"));
      total += row.real("total");
    }
    return of(model.model().bands(), users, total);
  }

  /** The distribution of users by the names of their bands, and the sum of their scores. */
  public static Distribution of(Bands bands, Map<String, Long> users, double total) {
    long population = users.values().stream().mapToLong(Long::longValue).sum();
    List<BandShare> shares = new ArrayList<>();
    for (int i = 0; i < bands.list().size(); i++) {
      Band band = bands.list().get(i);
      long here = users.getOrDefault(band.name(), 0L);
      double share = population == 0 ? 0 : (double) here / population;
      shares.add(new BandShare(band, bands.end(i), here, share));
    }
    return new Distribution(
        population,
        population == 0 ? OptionalDouble.empty() : OptionalDouble.of(total / population),
        shares);
  }
}
