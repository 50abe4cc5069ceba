package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private static final long SEED = 99;

  // numpy 1.24: wd = weekday means; e = v - wd; phi = e[1:]@e[:-1]/(e@e); z = e[1:] - phi*e[:-1]
  // s = sqrt(z@z/(70-9)); z[9]/s; e[0]*sqrt(1-phi*phi)/s, for v below
  @Test
  void standardisesAgainstTheWeekAndTheDayBefore() {
    double[] values = new double[70];
    Arrays.setAll(
        values,
        i -> 100 + (i % 7 == 6 ? 10 : 0) + 3 * Math.sin(0.9 * i) + 2 * Math.cos(0.17 * i * i));
    SeasonalSeries usual = SeasonalSeries.fit(values, users(70, 100)).value().orElseThrow();
    assertThat(usual.usual(6)).isCloseTo(107.96318888291114, within(1e-9));
    assertThat(usual.dependence()).isCloseTo(0.034604322314446725, within(1e-9));
    assertThat(usual.deviation()).isCloseTo(1.3195925822014891, within(1e-9));
    double[] surprise = usual.standardise(values);
    assertThat(surprise[10]).isCloseTo(-0.7674717151240776, within(1e-9));
    assertThat(surprise[0]).isCloseTo(0.9444462883897484, within(1e-9));
  }

  @Test
  void refusesShortOrThinOrConstantSeries() {
    double[] values = new Random(SEED).doubles(70).toArray();
    assertThat(SeasonalSeries.fit(Arrays.copyOf(values, 55), users(55, 500)).refusal())
        .get()
        .asString()
        .contains("8 weeks");
    assertThat(SeasonalSeries.fit(values, users(70, 99)).refusal())
        .get()
        .asString()
        .contains("100");
    assertThat(SeasonalSeries.fit(new double[70], users(70, 500)).refusal()).isPresent();
  }

  @Test
  void tellsShiftsAndSpikesApart() {
    double[] quiet = new double[40];
    double[] shifted = quiet.clone();
    Arrays.fill(shifted, 20, 40, -1.5);
    assertThat(Cusum.defaults().alarms(shifted))
        .containsExactly(
            new Cusum.Alarm(Cusum.Kind.FALL, 28, 20), new Cusum.Alarm(Cusum.Kind.FALL, 37, 29));
    double[] spiked = quiet.clone();
    spiked[11] = 30;
    assertThat(Cusum.defaults().alarms(spiked))
        .containsExactly(new Cusum.Alarm(Cusum.Kind.PEAK, 11, 11));
    assertThat(Cusum.defaults().alarms(quiet)).isEmpty();
  }

  @Test
  void calibratedLimitKeepsTheFalseAlarmRateOnFreshSeries() {
    CusumCalibration calibration = CusumCalibration.defaults();
    Cusum cusum = calibration.calibrate(Cusum.defaults(), 0.4);
    int alarms = 0;
    int series = 2000;
    Random random = new Random(SEED);
    for (int run = 0; run < series; run++) {
      double[] values = series(random, 146, 0.4);
      SeasonalSeries usual =
          SeasonalSeries.fit(Arrays.copyOf(values, 56), users(56, 1000)).value().orElseThrow();
      double[] watched = Arrays.copyOfRange(usual.standardise(values), 56, 146);
      boolean alarmed =
          cusum.alarms(watched).stream()
              .anyMatch(a -> a.kind() == Cusum.Kind.RISE || a.kind() == Cusum.Kind.FALL);
      alarms += alarmed ? 1 : 0;
    }
    // The binomial error of 2000 series at 5 % is 0.5 points; the limit's own error about as much.
    assertThat((double) alarms / series).as("seed " + SEED).isBetween(0.03, 0.07);
  }

  @Test
  void aLongerHistoryNeedsALowerLimit() {
    CusumCalibration eightWeeks = CusumCalibration.defaults();
    double shortHistory = eightWeeks.calibrate(Cusum.defaults(), 0).limit();
    double longHistory = eightWeeks.withHistoryDays(728).calibrate(Cusum.defaults(), 0).limit();
    assertThat(longHistory).isLessThan(shortHistory);
    assertThat(eightWeeks.calibrate(Cusum.defaults(), 0).limit()).isEqualTo(shortHistory);
  }

  private static double[] series(Random random, int days, double dependence) {
    double[] values = new double[days];
    double rest = random.nextGaussian() / Math.sqrt(1 - dependence * dependence);
    for (int day = 0; day < days; day++) {
      values[day] = 50 + (day % 7 > 4 ? -8 : 0) + 2 * rest;
      rest = dependence * rest + random.nextGaussian();
    }
    return values;
  }

  private static long[] users(int days, long each) {
    long[] users = new long[days];
    Arrays.fill(users, each);
    return users;
  }

  @Test
  void aLimitThatIsJustReachedIsNoAlarm() {
    Cusum cusum = new Cusum(0, 4, 5);
    assertThat(cusum.alarms(new double[] {4})).isEmpty();
    assertThat(cusum.alarms(new double[] {4, 0.5}))
        .containsExactly(new Cusum.Alarm(Cusum.Kind.RISE, 1, 0));
    assertThat(cusum.alarms(new double[] {-4})).isEmpty();
    assertThat(new Cusum(0, 9, 5).alarms(new double[] {5})).isEmpty();
    assertThat(new Cusum(0, 9, 5).alarms(new double[] {-5.1}))
        .containsExactly(new Cusum.Alarm(Cusum.Kind.DIP, 0, 0));
  }

  @Test
  void afterAnAlarmTheSumBeginsAnew() {
    assertThat(new Cusum(0, 4, 9).alarms(new double[] {4.5, 0.1, 0.1}))
        .containsExactly(new Cusum.Alarm(Cusum.Kind.RISE, 0, 0));
    assertThat(new Cusum(0, 4, 9).alarms(new double[] {-4.5, -0.1, -4.5}))
        .containsExactly(
            new Cusum.Alarm(Cusum.Kind.FALL, 0, 0), new Cusum.Alarm(Cusum.Kind.FALL, 2, 1));
  }
}
