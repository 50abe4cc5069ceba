package dev.verve.server.page;

import dev.verve.insight.AccountOutlook;
import dev.verve.insight.Explanation;
import dev.verve.insight.Lift;
import dev.verve.model.Band;
import dev.verve.model.ScoreModel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What would lift a score to its next band, and when it falls if nothing is done.
 *
 * @param next the title of the next band; empty in the highest
 * @param lifts what would reach it, the least first
 * @param fall when the band is lost, in a sentence; empty where it never is
 * @param each whose each act more is: empty for one's own, else a word for all members
 * @param unknown why nothing is known; empty where it is
 */
public record Outlook(String next, List<Step> lifts, String fall, String each, String unknown) {
  private static final int LIFTS = 6;

  /** So much more of an action, and the title of its branch. */
  public record Step(String amount, String action, String branch) {}

  static Outlook of(ScoreModel model, Explanation score) {
    return new Outlook(
        title(score.next()),
        steps(model, score.lifts()),
        fall(score.daysUntilFall(), score.band().title()),
        "",
        score.unknown().orElse(""));
  }

  static Outlook of(ScoreModel model, AccountOutlook account, String band) {
    return new Outlook(
        title(account.next()),
        steps(model, account.lifts()),
        fall(account.daysUntilFall(), Say.band(band)),
        "each of its users",
        account.unknown().orElse(""));
  }

  private static String title(Optional<Band> next) {
    return next.map(Band::title).orElse("");
  }

  private static List<Step> steps(ScoreModel model, List<Lift> lifts) {
    return lifts.stream()
        .limit(LIFTS)
        .map(
            lift ->
                new Step(
                    Say.amount(lift.extra()),
                    lift.action().action().slug(),
                    Parts.title(model, lift.action().branch())))
        .toList();
  }

  private static String fall(OptionalInt days, String band) {
    return days.isEmpty()
        ? ""
        : "Without any activity the band %s is lost in %d day%s."
            .formatted(band, days.getAsInt(), days.getAsInt() == 1 ? "" : "s");
  }
}
