package dev.verve.cli;

import dev.verve.insight.retention.BandRetention;
import dev.verve.insight.retention.BandStay;
import dev.verve.insight.retention.Cohort;
import dev.verve.insight.retention.RetentionAnswer;
import dev.verve.stats.KaplanMeier;
import dev.verve.stats.Retention;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Retention and survival for people: a sentence, the days, the latest cohorts, the curve. */
final class RetentionText {
  private static final int COHORTS = 12;
  private static final int POINTS = 10;

  private RetentionText() {}

  static List<String> lines(RetentionAnswer answer) {
    List<String> lines = new ArrayList<>();
    lines.add(sentence(answer));
    if (!answer.days().isEmpty()) {
      lines.add("");
      lines.addAll(days(answer.days()));
      lines.add("");
      lines.addAll(cohorts(answer.cohorts()));
    }
    answer
        .survival()
        .value()
        .filter(curve -> !curve.steps().isEmpty())
        .ifPresent(
            curve -> {
              lines.add("");
              lines.addAll(survival(curve));
            });
    answer
        .bands()
        .ifPresent(
            bands -> {
              lines.add("");
              lines.addAll(bands(bands));
            });
    lines.add("");
    lines.add("  " + answer.method());
    return lines;
  }

  private static String sentence(RetentionAnswer answer) {
    OptionalDouble median =
        answer.survival().value().map(KaplanMeier::median).orElse(OptionalDouble.empty());
    String half =
        median.isPresent()
            ? "Half of the users are lost within " + Numbers.amount(median.getAsDouble()) + " days"
            : "Fewer than half of the users are lost so far";
    return answer.days().stream()
            .filter(day -> day.day() >= 7 && day.bracketRate().isPresent())
            .findFirst()
            .map(RetentionText::cameBack)
            .orElse("")
        + (answer.survival().value().isPresent() ? half + "." : "");
  }

  private static String cameBack(Retention day) {
    return "%s of %s users came back on one of the days %d to %d. "
        .formatted(
            Numbers.percent(day.bracketRate().orElseThrow()),
            Numbers.count(day.bracketEligible()),
            day.day(),
            day.day() + 6);
  }

  private static List<String> days(List<Retention> days) {
    Table table =
        new Table()
            .number("day")
            .number("eligible")
            .number("exact")
            .number("bracket +6")
            .number("unbounded");
    for (Retention day : days) {
      table.row(
          Integer.toString(day.day()),
          Numbers.count(day.eligible()),
          percent(day.exactRate()),
          percent(day.bracketRate()),
          percent(day.unboundedRate()));
    }
    return table.lines();
  }

  private static List<String> cohorts(List<Cohort> cohorts) {
    List<Cohort> shown = cohorts.subList(Math.max(0, cohorts.size() - COHORTS), cohorts.size());
    Table table = new Table().text("cohort (bracket)").number("users");
    shown.get(0).days().forEach(day -> table.number("day " + day.day()));
    for (Cohort cohort : shown) {
      List<String> row =
          new ArrayList<>(List.of(cohort.from().toString(), Numbers.count(cohort.users())));
      cohort.days().forEach(day -> row.add(percent(day.bracketRate())));
      table.row(row.toArray(String[]::new));
    }
    return table.lines();
  }

  private static List<String> survival(KaplanMeier curve) {
    List<KaplanMeier.Step> steps = curve.steps();
    Table table = new Table().number("after days").number("still there").number("95 %");
    int shown = Math.min(POINTS, steps.size());
    for (int i = 1; i <= shown; i++) {
      KaplanMeier.Step step = steps.get(i * steps.size() / shown - 1);
      table.row(
          Numbers.amount(step.time()),
          Numbers.percent(step.survival()),
          step.low().isPresent() ? percent(step.low()) + " to " + percent(step.high()) : "·");
    }
    return table.lines();
  }

  private static List<String> bands(BandRetention bands) {
    Table table =
        new Table()
            .text("band on " + bands.asOf())
            .number("users")
            .number("active within " + bands.within() + " days")
            .number("95 %");
    for (BandStay stay : bands.bands()) {
      table.row(
          BandPaint.title(stay.band().name()),
          Numbers.count(stay.users()),
          stay.rate().either(rate -> Numbers.percent(rate.value()), unknown -> "·"),
          stay.rate()
              .either(
                  rate -> Numbers.percent(rate.low()) + " to " + Numbers.percent(rate.high()),
                  unknown -> "·"));
    }
    return table.lines();
  }

  private static String percent(OptionalDouble share) {
    return share.isEmpty() ? "·" : Numbers.percent(share.getAsDouble());
  }
}
