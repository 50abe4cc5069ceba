package dev.verve.report;

import dev.verve.chart.BandBar;
import dev.verve.chart.DayLine;
import dev.verve.chart.Digits;
import dev.verve.chart.Figure;
import dev.verve.chart.Histogram;
import dev.verve.chart.Section;
import dev.verve.insight.BandShare;
import dev.verve.insight.Distribution;
import dev.verve.insight.HistoryDay;
import dev.verve.insight.ScoreHistogram;
import java.util.Comparator;
import java.util.List;

/** Where everybody stands. */
public final class DistributionSection {
  private DistributionSection() {}

  static Section of(Answers answers) {
    List<BandShare> bands = answers.distribution().bands();
    Section section =
        new Section("Where they stand")
            .say(
                "A score runs from 0 to 100, on a scale that other people's activity does not move. Silent %s count too."
                    .formatted(answers.those()))
            .show(bar(largest(answers, bands), answers.distribution()))
            .show(histogram(answers.bandTitles(), answers.histogram()));
    if (answers.days().size() > 1) {
      section.show(average(answers.days()));
    }
    return section;
  }

  /** Everybody by band, as one bar. */
  public static Figure bar(String title, Distribution distribution) {
    return BandBar.of(
        title,
        distribution.bands().stream()
            .map(
                share ->
                    new BandBar.Part(
                        share.band().title(),
                        share.band().from(),
                        share.to(),
                        share.users(),
                        share.share()))
            .toList());
  }

  /** Everybody by score. */
  public static Figure histogram(List<String> bands, ScoreHistogram histogram) {
    return Histogram.of(
        "How many have which score?",
        bands,
        histogram.bins().stream()
            .map(bin -> new Histogram.Bin(bin.from(), bin.to(), bin.users()))
            .toList());
  }

  /** The average by day; at least one. */
  public static Figure average(List<HistoryDay> days) {
    return average(days, List.of());
  }

  /** The same with levels to compare with. */
  public static Figure average(List<HistoryDay> days, List<DayLine.Level> levels) {
    return DayLine.of(
        "How did the average get here?",
        "average score",
        ground(days.get(0).distribution().bands()),
        days.stream()
            .map(day -> new DayLine.Day(day.day(), day.distribution().average().orElse(Double.NaN)))
            .toList(),
        levels);
  }

  private static String largest(Answers answers, List<BandShare> bands) {
    BandShare most = bands.stream().max(Comparator.comparingLong(BandShare::users)).orElseThrow();
    return answers.distribution().population() == 0
        ? "There is nobody to score yet"
        : "%s of %s %s are %s"
            .formatted(
                Digits.percent(most.share()),
                Digits.count(answers.distribution().population()),
                answers.those(),
                most.band().title());
  }

  /** The bands that a line runs through. */
  public static List<DayLine.Ground> ground(List<BandShare> bands) {
    return bands.stream()
        .map(share -> new DayLine.Ground(share.band().title(), share.band().from(), share.to()))
        .toList();
  }
}
