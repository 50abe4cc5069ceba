package dev.verve.insight.evidence;

import static dev.verve.problem.Check.require;

import dev.verve.model.Band;
import dev.verve.model.Bands;
import dev.verve.stats.BandRates;
import dev.verve.stats.CochranArmitage;
import dev.verve.stats.Quantile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The outcome in each band of a score. A score from 0 to 100 is cut into the usual bands; any other
 * into fifths of its users, {@code q1} the lowest, of which those that equal scores would tear
 * apart fall together.
 *
 * @param bands the bands, from lowest to highest
 * @param rates what happened in them
 * @param trend whether the rate rises over the bands that have users; empty with only one
 */
public record BandTable(List<Range> bands, BandRates rates, Optional<CochranArmitage> trend) {
  private static final int FIFTHS = 5;

  /** Copies the bands. */
  public BandTable {
    bands = List.copyOf(bands);
    require(bands.size() == rates.rows().size(), "bands and rates differ");
  }

  /**
   * The scores of one band.
   *
   * @param name its name
   * @param from the least score in it
   * @param to the score from which the next begins; the greatest score in the last
   */
  public record Range(String name, double from, double to) {}

  static BandTable of(double[] scores, boolean[] outcomes) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    double highest = sorted[sorted.length - 1];
    boolean hundred = sorted[0] >= 0 && highest > 1 && highest <= 100;
    return count(hundred ? usual(Bands.DEFAULT) : fifths(sorted), scores, outcomes);
  }

  static BandTable of(Bands bands, double[] scores, boolean[] outcomes) {
    return count(usual(bands), scores, outcomes);
  }

  /** Bands with too few users to be compared with their neighbours, but some. */
  List<BandRates.Row> thin() {
    return rates.rows().stream().filter(row -> row.n() < BandRates.LEAST_USERS).toList();
  }

  /** Whether any two neighbours are large enough to be compared. */
  public boolean comparable() {
    return rates.steps().stream()
        .anyMatch(step -> step.direction() != BandRates.Direction.INSUFFICIENT);
  }

  private static List<Range> usual(Bands bands) {
    List<Range> ranges = new ArrayList<>();
    for (int i = 0; i < bands.list().size(); i++) {
      Band band = bands.list().get(i);
      ranges.add(new Range(band.name(), band.from(), bands.end(i)));
    }
    return ranges;
  }

  private static List<Range> fifths(double[] sorted) {
    double highest = sorted[sorted.length - 1];
    List<Double> starts = new ArrayList<>(List.of(sorted[0]));
    for (int i = 1; i < FIFTHS; i++) {
      double start = Quantile.of(sorted, (double) i / FIFTHS);
      if (start > starts.get(starts.size() - 1)) {
        starts.add(start);
      }
    }
    List<Range> ranges = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      double end = i + 1 < starts.size() ? starts.get(i + 1) : highest;
      ranges.add(new Range("q" + (i + 1), starts.get(i), end));
    }
    return ranges;
  }

  private static BandTable count(List<Range> ranges, double[] scores, boolean[] outcomes) {
    long[] sizes = new long[ranges.size()];
    long[] positives = new long[ranges.size()];
    for (int row = 0; row < scores.length; row++) {
      int band = ranges.size() - 1;
      while (band > 0 && scores[row] < ranges.get(band).from() - Band.TOLERANCE) {
        band--;
      }
      sizes[band]++;
      positives[band] += outcomes[row] ? 1 : 0;
    }
    List<BandRates.Count> counts = new ArrayList<>();
    for (int band = 0; band < sizes.length; band++) {
      counts.add(new BandRates.Count(ranges.get(band).name(), sizes[band], positives[band]));
    }
    return new BandTable(ranges, BandRates.of(counts), trend(counts));
  }

  private static Optional<CochranArmitage> trend(List<BandRates.Count> counts) {
    List<BandRates.Count> filled = counts.stream().filter(count -> count.n() > 0).toList();
    if (filled.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        CochranArmitage.of(
            filled.stream().mapToLong(BandRates.Count::positives).toArray(),
            filled.stream().mapToLong(BandRates.Count::n).toArray()));
  }
}
