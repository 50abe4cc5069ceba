package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.insight.evidence.ModelComparison;
import dev.verve.insight.evidence.ModelComparison.Move;
import dev.verve.insight.evidence.OutcomeLog;
import dev.verve.model.Bands;
import dev.verve.model.ModelReader;
import dev.verve.model.Outcome;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.stats.Auc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two models of the same users, held against their scores reckoned one by one. */
class ComparedScoresTest {
  private static final String MODEL =
      """
      name: m
      window: 20d
      hold: 0
      scale: {method: cap, at: %d}
      actions: {login: 1, invite: %d}
      outcome: {retained_within: 20d}
      """;
  private static final int TODAY = FadingUsers.DAYS - 1;

  @TempDir Path folder;
  private final FadingUsers users = new FadingUsers(6);
  private Loaded loaded;
  private BoundModel other;

  @BeforeEach
  void load() throws IOException {
    loaded = Loaded.of(folder, MODEL.formatted(12, 1), FadingUsers.HEADER, users.rows());
    other =
        Binder.bind(ModelReader.read("n.yaml", MODEL.formatted(40, 10)), loaded.model().shape());
  }

  @AfterEach
  void close() {
    loaded.close();
  }

  private ModelComparison compared(int days, Optional<OutcomeLog> log) {
    return ModelComparison.of(
        loaded.engine(),
        new ModelComparison.Side(loaded.model(), null),
        new ModelComparison.Side(other, null),
        loaded.span(),
        days,
        log);
  }

  private double first(int user, int day) {
    return Math.min(100, 100 * users.raw(user, day, 20, 1, 1) / 12);
  }

  private double second(int user, int day) {
    return Math.min(100, 100 * users.raw(user, day, 20, 1, 10) / 40);
  }

  private static double[] each(IntToDoubleFunction value) {
    return IntStream.range(0, FadingUsers.USERS).mapToDouble(value).toArray();
  }

  @Test
  void usersMoveFromBandToBand() {
    Bands bands = Bands.DEFAULT;
    Map<String, Long> counted = new TreeMap<>();
    for (int user = 0; user < FadingUsers.USERS; user++) {
      counted.merge(
          bands.of(first(user, TODAY)).name() + " " + bands.of(second(user, TODAY)).name(),
          1L,
          Long::sum);
    }
    ModelComparison compared = compared(30, Optional.empty());
    assertThat(compared.asOf()).isEqualTo(FadingUsers.LAST);
    assertThat(compared.users()).isEqualTo(FadingUsers.USERS);
    Map<String, Long> found = new TreeMap<>();
    compared.moves().forEach(move -> found.put(move.from() + " " + move.to(), move.users()));
    assertThat(found).isEqualTo(counted);
    assertThat(compared.moves())
        .extracting(Move::from)
        .isSortedAccordingTo(Comparator.comparingInt(bands::indexOf));
    assertThat(compared.difference()).isEmpty();
  }

  @Test
  void ranksAndShiftAreOfThePresentScores() {
    ModelComparison compared = compared(30, Optional.empty());
    double[] x = ranks(each(user -> first(user, TODAY)));
    double[] y = ranks(each(user -> second(user, TODAY)));
    assertThat(compared.rankCorrelation().orElseThrow()).isCloseTo(pearson(x, y), within(1e-9));
    assertThat(compared.shift().compared()).isPresent();
  }

  /** Half of those who are alike, and all who are below. */
  private static double[] ranks(double[] values) {
    return IntStream.range(0, values.length)
        .mapToDouble(
            i -> {
              double rank = 0;
              for (double value : values) {
                rank += value < values[i] ? 1 : value == values[i] ? 0.5 : 0;
              }
              return rank;
            })
        .toArray();
  }

  private static double pearson(double[] x, double[] y) {
    double mx = IntStream.range(0, x.length).mapToDouble(i -> x[i]).average().orElseThrow();
    double my = IntStream.range(0, y.length).mapToDouble(i -> y[i]).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - mx) * (y[i] - my);
      xx += (x[i] - mx) * (x[i] - mx);
      yy += (y[i] - my) * (y[i] - my);
    }
    return xy / Math.sqrt(xx * yy);
  }

  @Test
  void crossingsAreThoseOfEachModelBetweenTheSameDates() {
    ModelComparison compared = compared(30, Optional.empty());
    long one = 0;
    long two = 0;
    Bands bands = Bands.DEFAULT;
    for (int user = 0; user < FadingUsers.USERS; user++) {
      int then = TODAY - 30;
      one += bands.indexOf(first(user, TODAY)) < bands.indexOf(first(user, then)) ? 1 : 0;
      two += bands.indexOf(second(user, TODAY)) < bands.indexOf(second(user, then)) ? 1 : 0;
    }
    assertThat(compared.downFirst()).isEqualTo(one).isPositive();
    assertThat(compared.downSecond()).isEqualTo(two).isPositive();
    ModelComparison before = compared(FadingUsers.DAYS, Optional.empty());
    assertThat(before.downFirst()).isZero();
    assertThat(before.downSecond()).isZero();
    // on the first day a single login leaves everybody in the lowest band, from which nobody falls
    assertThat(compared(TODAY, Optional.empty()).downFirst()).isZero();
  }

  private OutcomeLog log() {
    return OutcomeLog.inEvents(loaded.model().model().outcomes().get(0), loaded.span());
  }

  @Test
  void theModelThatForesawBetterIsToldByUsersWhoseOutcomeIsKnown() {
    int then = TODAY - 20;
    boolean[] stayed = new boolean[FadingUsers.USERS];
    IntStream.range(0, stayed.length).forEach(u -> stayed[u] = users.stays(u, then, 20));
    var difference = compared(30, Optional.of(log())).difference().orElseThrow();
    assertThat(difference.first().measured().orElseThrow().value())
        .isCloseTo(Auc.of(each(u -> users.raw(u, then, 20, 1, 10)), stayed), within(1e-12));
    assertThat(difference.second().measured().orElseThrow().value())
        .isCloseTo(Auc.of(each(u -> users.raw(u, then, 20, 1, 1)), stayed), within(1e-12));
  }

  @Test
  void withoutAKnownOutcomeOrTooFewOfOneNothingIsCompared() {
    Outcome long200 = new Outcome("stayed", Outcome.Kind.RETAINED, null, 200);
    assertThat(compared(30, Optional.of(OutcomeLog.inEvents(long200, loaded.span()))).difference())
        .isEmpty();
    Outcome never = new Outcome("gone", Outcome.Kind.LOST_EVENT, "never", 20);
    assertThat(compared(30, Optional.of(OutcomeLog.inEvents(never, loaded.span()))).difference())
        .isEmpty();
    OutcomeLog later =
        new OutcomeLog(
            loaded.model().model().outcomes().get(0),
            Optional.empty(),
            FadingUsers.LAST.plusDays(30));
    assertThat(compared(30, Optional.of(later)).difference()).isEmpty();
  }
}
