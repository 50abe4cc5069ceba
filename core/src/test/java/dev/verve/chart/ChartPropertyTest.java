package dev.verve.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** Whatever the numbers, drawings are well formed and finite, and parts make up the whole. */
class ChartPropertyTest {
  private static final Pattern WIDTH = Pattern.compile("width=\"([0-9.]+)\" height=\"36\"");
  private static final String SCRIPT = "<script>alert('x')</script>&\"";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void drawingsAreFiniteAndWellFormed(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    for (Figure figure : figures(random)) {
      for (int width : List.of(Figure.WIDE, Figure.NARROW)) {
        String svg = figure.svg(width);
        assertThat(svg).as("seed " + seed).doesNotContain("NaN", "Infinity", "<script");
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
        assertThat(svg).contains("role=\"img\"", "<title>", "<desc>");
      }
      assertThat(figure.html()).as("seed " + seed).doesNotContain("<script", "NaN", "Infinity");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theBarOfBandsIsAsWideAsTheWhole(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String svg = BandBar.of("x", parts(random, 5)).svg(Figure.WIDE);
    Matcher matcher = WIDTH.matcher(svg);
    double sum = 0;
    while (matcher.find()) {
      sum += Double.parseDouble(matcher.group(1));
    }
    assertThat(sum).as("seed " + seed).isCloseTo(Figure.WIDE, within(0.05));
  }

  @Test
  void nothingToShowIsDrawnToo() {
    List<String> bands = List.of("all");
    List<Figure> empty =
        List.of(
            BandBar.of("", List.of(new BandBar.Part("all", 0, 100, 0, 0))),
            Histogram.of("", bands, List.of()),
            Sankey.of("", "a", "b", bands, List.of()),
            TreeBars.of("", "", List.of()),
            Waterfall.of("", "score", "a", 0, "b", List.of()),
            RetentionMap.of("", "", List.of(), List.of()),
            DayLine.of("", "", List.of(), List.of()),
            BandDays.of("", List.of(), List.of()),
            Roc.of("", List.of()),
            Honesty.of("", List.of()),
            BandOutcome.of("", List.of()));
    empty.forEach(figure -> assertThat(figure.html()).doesNotContain("NaN"));
  }

  private static List<Figure> figures(SplittableRandom random) {
    int bands = random.nextInt(1, 15);
    List<String> names = new ArrayList<>();
    List<Sankey.Flow> flows = new ArrayList<>();
    List<Waterfall.Step> steps = new ArrayList<>();
    List<TreeBars.Row> rows = new ArrayList<>();
    List<BandOutcome.Rate> rates = new ArrayList<>();
    for (int i = 0; i < bands; i++) {
      names.add(SCRIPT + i);
      flows.add(new Sankey.Flow(i, random.nextInt(-1, bands), random.nextLong(1_000_000)));
      double effect = wild(random);
      steps.add(
          new Waterfall.Step(
              Waterfall.Maker.USERS, SCRIPT, SCRIPT, effect, effect - 1, effect + 2));
      rows.add(
          new TreeBars.Row(i % 2, SCRIPT, SCRIPT, effect, effect, random.nextDouble(), Double.NaN));
      double rate = random.nextDouble();
      rates.add(
          new BandOutcome.Rate(
              SCRIPT, i, rate, rate / 2, (1 + rate) / 2, Double.POSITIVE_INFINITY));
    }
    return List.of(
        BandBar.of(SCRIPT, parts(random, bands)),
        Sankey.of(SCRIPT, SCRIPT, SCRIPT, names, flows),
        Waterfall.of(SCRIPT, SCRIPT, SCRIPT, wild(random), SCRIPT, steps),
        TreeBars.of(SCRIPT, SCRIPT, rows),
        BandOutcome.of(SCRIPT, rates));
  }

  private static double wild(SplittableRandom random) {
    return random.nextInt(4) == 0
        ? 0
        : random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-6, 7));
  }

  private static List<BandBar.Part> parts(SplittableRandom random, int bands) {
    long[] users = random.longs(bands, 1, 1_000_000).toArray();
    long all = Arrays.stream(users).sum();
    List<BandBar.Part> parts = new ArrayList<>();
    for (int i = 0; i < bands; i++) {
      parts.add(new BandBar.Part(SCRIPT, i, i + 1, users[i], (double) users[i] / all));
    }
    return parts;
  }
}
