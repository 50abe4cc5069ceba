package dev.verve.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The receiver operating characteristic: for every threshold of a score, the share of users without
 * the outcome at or above it against the share of those with it. Equal scores are one threshold, so
 * the area under the straight lines between the points is the area that {@link DeLong} estimates.
 *
 * @param points from (0, 0) to (1, 1), thresholds falling
 */
public record RocCurve(List<Point> points) {
  /** Copies the points. */
  public RocCurve {
    points = List.copyOf(points);
  }

  /**
   * One threshold.
   *
   * @param alarms the share of users without the outcome at or above it
   * @param found the share of users with the outcome at or above it
   */
  public record Point(double alarms, double found) {}

  /**
   * The curve of a score.
   *
   * @param scores higher for a user of whom more is hoped
   * @param outcomes what happened, both classes present
   */
  public static RocCurve of(double[] scores, boolean[] outcomes) {
    Require.sameRows(scores.length, outcomes.length, "outcomes");
    Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble((Integer row) -> -scores[row]));
    double positives = IntStream.range(0, outcomes.length).filter(row -> outcomes[row]).count();
    double negatives = outcomes.length - positives;
    Require.that(positives > 0 && negatives > 0, "both classes must be present");
    List<Point> points = new ArrayList<>(List.of(new Point(0, 0)));
    long found = 0;
    for (int i = 0; i < order.length; i++) {
      found += outcomes[order[i]] ? 1 : 0;
      boolean last = i + 1 == order.length || scores[order[i + 1]] != scores[order[i]];
      if (last) {
        points.add(new Point((i + 1 - found) / negatives, found / positives));
      }
    }
    return new RocCurve(points);
  }

  /** The area under the straight lines between the points. */
  public double area() {
    double area = 0;
    for (int i = 1; i < points.size(); i++) {
      Point from = points.get(i - 1);
      Point to = points.get(i);
      area += (to.alarms() - from.alarms()) * (to.found() + from.found()) / 2;
    }
    return area;
  }

  /** About so many of the points, evenly spread along the curve, its ends among them. */
  public RocCurve thinned(int most) {
    Require.that(most >= 2, "a curve needs 2 points, was asked for %s", most);
    if (points.size() <= most) {
      return this;
    }
    List<Point> kept = new ArrayList<>(List.of(points.get(0)));
    double step = 2.0 / (most - 1);
    double next = step;
    for (Point point : points.subList(1, points.size() - 1)) {
      double along = point.alarms() + point.found();
      if (along >= next) {
        kept.add(point);
        next = step * (Math.floor(along / step) + 1);
      }
    }
    kept.add(points.get(points.size() - 1));
    return new RocCurve(kept);
  }
}
