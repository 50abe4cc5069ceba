package dev.verve.cli;

import dev.verve.insight.Lift;
import dev.verve.model.Band;
import dev.verve.model.Measure;
import dev.verve.model.ScoreModel;
import dev.verve.plan.ActionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What would lift a score, and when it falls, in words. */
final class OutlookText {
  private static final int LIFTS = 5;

  private OutlookText() {}

  static List<String> lines(
      ScoreModel model,
      String band,
      Optional<Band> next,
      List<Lift> lifts,
      OptionalInt daysUntilFall) {
    List<String> lines = new ArrayList<>(List.of(""));
    next.ifPresent(
        to -> {
          lines.add(
              "To reach %s (%s):".formatted(BandPaint.title(to.name()), Numbers.amount(to.from())));
          lifts.stream().limit(LIFTS).forEach(lift -> lines.add(lift(lift)));
          if (lifts.isEmpty()) {
            lines.add("  no single action reaches it within the model's caps");
          }
        });
    daysUntilFall.ifPresent(
        days ->
            lines.add(
                "Without activity it leaves %s in %d days%s."
                    .formatted(
                        BandPaint.title(band),
                        days,
                        model.hold() > 0 ? ", the hold of the model included" : "")));
    return lines;
  }

  private static String lift(Lift lift) {
    ActionRow row = lift.action();
    Measure measure = row.action().measure();
    String amount = Numbers.amount(lift.extra());
    String what =
        switch (measure.kind()) {
          case COUNT, EVER -> amount + " more " + row.action().slug();
          case DAYS -> amount + " more days with " + row.action().slug();
          case SUM -> amount + " more " + measure.property() + " in " + row.action().slug();
          case MAX -> measure.property() + " of " + amount + " in " + row.action().slug();
          case WEEKS -> amount + " more weeks with " + row.action().slug();
          case DISTINCT -> amount + " more values of " + measure.property() + " not yet seen";
        };
    Double most = row.maxPerDay();
    return "  "
        + what
        + (most == null || measure.kind() == Measure.Kind.DAYS
            ? ""
            : " (at most " + Numbers.amount(most) + " count a day)");
  }
}
