package dev.verve.report;

import dev.verve.chart.Digits;
import dev.verve.chart.RetentionMap;
import dev.verve.chart.Section;
import dev.verve.insight.retention.Cohort;
import dev.verve.insight.retention.RetentionAnswer;
import dev.verve.stats.Retention;
import java.util.ArrayList;
import java.util.List;

/** Who comes back. */
public final class RetentionSection {
  private static final int COHORTS = 13;
  private static final int WEEK = 7;

  private RetentionSection() {}

  /** The section of an answer. */
  public static Section of(RetentionAnswer answer) {
    Section section = new Section("Who comes back").say(answer.method());
    if (answer.days().isEmpty()) {
      return section;
    }
    List<Cohort> cohorts = answer.cohorts();
    List<Cohort> shown = cohorts.subList(Math.max(0, cohorts.size() - COHORTS), cohorts.size());
    List<RetentionMap.Row> rows = new ArrayList<>();
    long all = cohorts.stream().mapToLong(Cohort::users).sum();
    rows.add(row("all", all, answer.days()));
    shown.forEach(cohort -> rows.add(row(cohort.from().toString(), cohort.users(), cohort.days())));
    if (shown.size() < cohorts.size()) {
      section.say(
          "The last %d of %d cohorts are shown; the first line counts everybody."
              .formatted(shown.size(), cohorts.size()));
    }
    return section.show(
        RetentionMap.of(
            title(answer.days()),
            "The share of each cohort's users who were active on one of the days N to N + 6 after their first, among those who could be observed for so long.",
            answer.days().stream().map(Retention::day).toList(),
            rows));
  }

  private static RetentionMap.Row row(String name, long users, List<Retention> days) {
    return new RetentionMap.Row(
        name, users, days.stream().map(day -> day.bracketRate().orElse(Double.NaN)).toList());
  }

  private static String title(List<Retention> days) {
    return days.stream()
        .filter(day -> day.day() >= WEEK && day.bracketRate().isPresent())
        .findFirst()
        .map(
            day ->
                "%s of %s users came back on one of the days %d to %d after their first"
                    .formatted(
                        Digits.percent(day.bracketRate().orElseThrow()),
                        Digits.count(day.bracketEligible()),
                        day.day(),
                        day.day() + 6))
        .orElse("Who came back within days N to N + 6?");
  }
}
