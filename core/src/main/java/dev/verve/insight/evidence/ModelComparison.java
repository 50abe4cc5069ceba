package dev.verve.insight.evidence;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.insight.Movement;
import dev.verve.model.Lock;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Names;
import dev.verve.stats.Psi;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What another model would change, before it is published: the same users of one date scored by
 * both.
 *
 * @param asOf the date
 * @param users those whom both score
 * @param moves how many users each pair of bands has, those of the first model first
 * @param rankCorrelation Spearman's, with ties; empty where a score never varies
 * @param shift of the distribution, the first model as the baseline
 * @param downFirst downward crossings within the days under the first model
 * @param downSecond the same under the second
 * @param difference of the area under the ROC curve, the second model less the first; empty where
 *     there is no outcome or too few
 */
public record ModelComparison(
    LocalDate asOf,
    long users,
    List<Move> moves,
    OptionalDouble rankCorrelation,
    Psi shift,
    long downFirst,
    long downSecond,
    Optional<Difference> difference) {
  /** Copies the moves. */
  public ModelComparison {
    moves = List.copyOf(moves);
  }

  /**
   * Users of one pair of bands.
   *
   * @param from the band of the first model
   * @param to the band of the second
   */
  public record Move(String from, String to, long users) {}

  /** A model with its lock. */
  public record Side(BoundModel model, @Nullable Lock lock) {}

  /** Compares over loaded events, with the downward crossings of the last so many days. */
  public static ModelComparison of(
      Engine engine,
      Side first,
      Side second,
      EventSpan span,
      int days,
      Optional<OutcomeLog> outcome) {
    LocalDate now = span.last();
    long downFirst = crossings(engine, first, span, days, "_one");
    long downSecond = crossings(engine, second, span, days, "_two");
    List<Move> moves = new ArrayList<>();
    engine.each(
        "select a.band as f, b.band as t, count(*) as users from score_one a join score_two b on a.entity = b.entity group by a.band, b.band order by min(a.score), min(b.score)",
        row -> moves.add(new Move(row.string("f"), row.string("t"), row.whole("users"))));
    List<double[]> pairs = new ArrayList<>();
    engine.each(
        "select a.score as f, b.score as t from score_one a join score_two b on a.entity = b.entity",
        row -> pairs.add(new double[] {row.real("f"), row.real("t")}));
    double[] x = pairs.stream().mapToDouble(pair -> pair[0]).toArray();
    double[] y = pairs.stream().mapToDouble(pair -> pair[1]).toArray();
    return new ModelComparison(
        now,
        pairs.size(),
        moves,
        spearman(x, y),
        Psi.of(x, y),
        downFirst,
        downSecond,
        outcome.flatMap(log -> difference(engine, first, second, span, log)));
  }

  private static long crossings(Engine engine, Side side, EventSpan span, int days, String suffix) {
    LocalDate then = span.last().minusDays(days);
    ScoreRun run = new ScoreRun(engine, side.model(), span, side.lock()).prepare(then, span.last());
    var later = run.at(span.last(), new Names(suffix));
    if (then.isBefore(span.first())) {
      return 0;
    }
    var earlier = run.at(then, new Names("_before"));
    return Movement.between(engine, side.model(), earlier, later).down();
  }

  private static Optional<Difference> difference(
      Engine engine, Side first, Side second, EventSpan span, OutcomeLog log) {
    LocalDate closed = Cuts.Dates.lastClosed(log.lastKnown(), log.outcome().days());
    if (closed.isBefore(span.first()) || closed.isAfter(span.last())) {
      return Optional.empty();
    }
    Map<String, Seen> one = seen(engine, first, span, log, closed);
    Map<String, Seen> two = seen(engine, second, span, log, closed);
    List<String> both = one.keySet().stream().filter(two::containsKey).sorted().toList();
    boolean[] outcomes = new boolean[both.size()];
    int[] groups = new int[both.size()];
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int i = 0; i < outcomes.length; i++) {
      Seen seen = one.getOrDefault(both.get(i), Seen.NONE);
      outcomes[i] = seen.happened();
      groups[i] = numbers.computeIfAbsent(seen.group(), group -> numbers.size());
    }
    if (TuneGuards.tooFew(outcomes)) {
      return Optional.empty();
    }
    boolean grouped = numbers.size() < groups.length;
    return Optional.of(
        new Ranking(outcomes, grouped ? Optional.of(groups) : Optional.empty())
            .compare(raws(both, two), raws(both, one)));
  }

  private static double[] raws(List<String> users, Map<String, Seen> seen) {
    return users.stream().mapToDouble(it -> seen.getOrDefault(it, Seen.NONE).raw()).toArray();
  }

  private record Seen(int group, boolean happened, double raw) {
    static final Seen NONE = new Seen(0, false, 0);
  }

  private static Map<String, Seen> seen(
      Engine engine, Side side, EventSpan span, OutcomeLog log, LocalDate date) {
    CutReader reader =
        CutReader.open(engine, side.model(), span, side.lock(), new Cuts.Dates(List.of(date)), log);
    CutReader.Part part = new CutReader.Part(0, 0, 1);
    CutRows rows = reader.rows(part);
    double[] raw = reader.signals(rows, part).getOrDefault(Signal.RAW, new double[0]);
    int[] groups = rows.clusters();
    Map<String, Seen> seen = new HashMap<>();
    engine.each(
        "select number, entity from cut_user",
        row -> {
          int at = rows.row(0, (int) row.whole("number"));
          seen.put(row.string("entity"), new Seen(groups[at], rows.outcomes()[at], raw[at]));
        });
    return seen;
  }

  /** Pearson's correlation of the mid-ranks. */
  static OptionalDouble spearman(double[] x, double[] y) {
    double[] rx = ranks(x);
    double[] ry = ranks(y);
    double mean = (x.length + 1) / 2.0;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (rx[i] - mean) * (ry[i] - mean);
      xx += (rx[i] - mean) * (rx[i] - mean);
      yy += (ry[i] - mean) * (ry[i] - mean);
    }
    return xx > 0 && yy > 0 ? OptionalDouble.of(xy / Math.sqrt(xx * yy)) : OptionalDouble.empty();
  }

  private static double[] ranks(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    Map<Double, double[]> places = new HashMap<>();
    for (int i = 0; i < sorted.length; i++) {
      int place = i + 1;
      double[] span = places.computeIfAbsent(sorted[i], value -> new double[] {place, place});
      span[1] = place;
    }
    return Arrays.stream(values)
        .map(value -> Arrays.stream(places.getOrDefault(value, new double[] {0})).sum() / 2)
        .toArray();
  }
}
