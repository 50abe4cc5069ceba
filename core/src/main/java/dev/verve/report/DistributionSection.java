package dev.verve.report;

import dev.verve.chart.BandBar;
import dev.verve.chart.DayLine;
import dev.verve.chart.Digits;
import dev.verve.chart.Histogram;
import dev.verve.chart.Section;
import dev.verve.insight.BandShare;
import java.util.Comparator;
import java.util.List;

/** Where everybody stands. */
final class DistributionSection {
  private DistributionSection() {}

  static Section of(Answers answers) {
    List<BandShare> bands = answers.distribution().bands();
    List<BandBar.Part> parts =
        bands.stream()
            .map(
                share ->
                    new BandBar.Part(
                        share.band().title(),
                        share.band().from(),
                        share.to(),
                        share.users(),
                        share.share()))
            .toList();
    List<Histogram.Bin> bins =
        answers.histogram().bins().stream()
            .map(bin -> new Histogram.Bin(bin.from(), bin.to(), bin.users()))
            .toList();
    Section section =
        new Section("Where they stand")
            .say(
                "A score runs from 0 to 100, on a scale that other people's activity does not move. Silent %s count too."
                    .formatted(answers.those()))
            .show(BandBar.of(largest(answers, bands), parts))
            .show(Histogram.of("How many have which score?", answers.bandTitles(), bins));
    if (answers.days().size() > 1) {
      section.show(DayLine.of("How did the average get here?", ground(bands), days(answers)));
    }
    return section;
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

  private static List<DayLine.Ground> ground(List<BandShare> bands) {
    return bands.stream()
        .map(share -> new DayLine.Ground(share.band().title(), share.band().from(), share.to()))
        .toList();
  }

  private static List<DayLine.Day> days(Answers answers) {
    return answers.days().stream()
        .map(day -> new DayLine.Day(day.day(), day.distribution().average().orElse(Double.NaN)))
        .toList();
  }
}
