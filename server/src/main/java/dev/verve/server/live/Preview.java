package dev.verve.server.live;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.engine.Row;
import dev.verve.engine.Scored;
import dev.verve.insight.Distribution;
import dev.verve.insight.Movement.Cell;
import dev.verve.model.Bands;
import dev.verve.plan.BoundModel;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What publishing a model would change, on everybody.
 *
 * @param asOf the date of the new scores
 * @param then how everybody would spread over the bands
 * @param totalNow the sum of the current scores of those who have both
 * @param cells users by the band they have and the band they would have, by names
 * @param changed users whose band would have another name
 * @param compared users who have both scores
 * @param correlation of both scores by Pearson; null where it is unknown
 * @param rankCorrelation of their ranks by Spearman; null where it is unknown
 * @param movers those whose score would change most
 */
public record Preview(
    LocalDate asOf,
    Distribution then,
    double totalNow,
    List<Cell> cells,
    long changed,
    long compared,
    @Nullable Double correlation,
    @Nullable Double rankCorrelation,
    List<Mover> movers) {
  private static final int MOST_MOVERS = 20;

  /**
   * Somebody whose score would change.
   *
   * @param id the key in the store
   * @param from the score now
   * @param to the score then
   * @param bandFrom the band now
   * @param bandTo the band then
   */
  public record Mover(long id, double from, double to, String bandFrom, String bandTo) {}

  /** How those who have both scores spread over the bands of the current model. */
  public Distribution now(Bands bands) {
    Map<String, Long> users = new LinkedHashMap<>();
    for (Cell cell : cells) {
      if (cell.from() != null) {
        users.merge(cell.from(), cell.users(), Long::sum);
      }
    }
    return Distribution.of(bands, users, totalNow);
  }

  /** Compares new scores in an engine on the store with the current ones. */
  static Preview of(DuckDbEngine engine, BoundModel model, Scored scored) {
    engine.table(
        "preview_pair",
        """
        select
          t.entity, t.score, t.band, n.score as score_now, n.band as band_now
        from %s t
        left join score_now n
          on n.person = t.entity and n.version_key = (select version_key from live)"""
            .formatted(scored.names().score()));
    List<Cell> cells =
        engine
            .query(
                "select band_now, band, count(*) as users from preview_pair group by 1, 2 order by 1, 2")
            .stream()
            .map(row -> new Cell(row.text("band_now"), row.text("band"), row.whole("users")))
            .toList();
    Row together =
        engine
            .query(
                """
                select count(*) as n, coalesce(sum(score_now), 0) as total, count(*) filter (where band <> band_now) as changed,
                  case when stddev_pop(score) > 0 and stddev_pop(score_now) > 0
                    then corr(score, score_now) end as r,
                  case when stddev_pop(score) > 0 and stddev_pop(score_now) > 0
                    then corr(place, place_now) end as rank_r
                from (
                  select *,
                    rank() over (order by score)
                      + (count(*) over (partition by score) - 1) / 2.0 as place,
                    rank() over (order by score_now)
                      + (count(*) over (partition by score_now) - 1) / 2.0 as place_now
                  from preview_pair
                  where score_now is not null
                ) pair""")
            .get(0);
    return new Preview(
        scored.asOf(),
        Distribution.of(engine, model, scored.names().score()),
        together.real("total"),
        cells,
        together.whole("changed"),
        together.whole("n"),
        together.number("r"),
        together.number("rank_r"),
        movers(engine));
  }

  private static List<Mover> movers(DuckDbEngine engine) {
    return engine
        .query(
            "select entity, score_now, score, band_now, band from preview_pair where score_now <> score order by abs(score - score_now) desc, entity limit "
                + MOST_MOVERS)
        .stream()
        .map(
            row ->
                new Mover(
                    row.whole("entity"),
                    row.real("score_now"),
                    row.real("score"),
                    row.string("band_now"),
                    row.string("band")))
        .toList();
  }
}
