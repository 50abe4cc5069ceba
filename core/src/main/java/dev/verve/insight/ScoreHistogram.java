package dev.verve.insight;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.model.Bands;
import dev.verve.sql.SqlFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How many have which score, in equal steps from 0 to 100.
 *
 * @param bins the steps, lowest first
 */
public record ScoreHistogram(List<Bin> bins) {
  private static final int STEP = 4;
  private static final int BINS = 100 / STEP;

  public ScoreHistogram {
    bins = List.copyOf(bins);
  }

  /**
   * Users of near scores.
   *
   * @param from the least score
   * @param to the score from which the next begins; 100 belongs to the last
   * @param users how many of each band, in the order of the bands
   */
  public record Bin(double from, double to, List<Long> users) {
    public Bin {
      users = List.copyOf(users);
    }
  }

  /** The scores of a relation of scores and the names of their bands. */
  public static ScoreHistogram of(Engine engine, Bands bands, String relation) {
    Long[][] users = new Long[BINS][bands.list().size()];
    for (Long[] bin : users) {
      Arrays.fill(bin, 0L);
    }
    String query =
        SqlFile.render(
            "score_histogram",
            Map.of("score", relation, "step", STEP + ".0", "last", String.valueOf(BINS - 1)));
    for (Row row : engine.query(query)) {
      users[(int) row.whole("bin")][bands.indexOf(row.string("band"))] = row.whole("users");
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      bins.add(new Bin(i * STEP, (i + 1) * STEP, List.of(users[i])));
    }
    return new ScoreHistogram(bins);
  }
}
