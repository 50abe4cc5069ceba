package dev.verve.server.page;

import dev.verve.chart.Figure;
import dev.verve.chart.Waterfall;
import dev.verve.chart.Waterfall.Maker;
import dev.verve.chart.Waterfall.Step;
import dev.verve.insight.AccountChange;
import dev.verve.insight.AccountExplanation;
import dev.verve.insight.ScoreStory;
import dev.verve.report.Days;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** How one score became another, as steps that sum exactly. */
final class Change {
  private static final double NOTHING = 1e-9;
  private static final int SINGLE = 8;

  private final List<Step> steps = new ArrayList<>();

  private Change() {}

  /** A person's, by what moved it. */
  static Figure of(ScoreStory story, LocalDate from, LocalDate to) {
    Change change = new Change();
    change.step(Maker.US, "Our change of the weights", story.weights());
    change.step(Maker.US, "Our change of the scale", story.scale());
    change.step(Maker.USERS, "Other ids, the same person", story.merges());
    change.step(Maker.USERS, "Events that came late", story.late());
    change.step(Maker.USERS, "New actions", story.change().fresh());
    change.step(Maker.USERS, "Actions left the window", story.change().expired());
    change.step(Maker.USERS, "Actions grew older", story.change().decayed());
    double now = story.change().after().score();
    return change.figure(story.shown(), now, from, to);
  }

  /** An account's, by who moved it: the largest, and all others as one. */
  static Figure of(AccountChange account, List<String> ids, LocalDate from, LocalDate to) {
    Change change = new Change();
    double others = 0;
    for (int i = 0; i < account.members().size(); i++) {
      double effect = account.members().get(i).scoreChange();
      if (i < SINGLE) {
        change.step(Maker.USERS, ids.get(i), effect);
      } else {
        others += effect;
      }
    }
    change.step(Maker.USERS, "All others", others);
    double before = account.before().map(AccountExplanation::score).orElse(0.0);
    return change.figure(before, account.after().score(), from, to);
  }

  private void step(Maker maker, String name, double effect) {
    if (Math.abs(effect) > NOTHING) {
      steps.add(new Step(maker, name, "", effect, Double.NaN, Double.NaN));
    }
  }

  private Figure figure(double before, double now, LocalDate from, LocalDate to) {
    String title =
        Math.abs(now - before) < 0.05
            ? "The score is what it was on " + Days.words(from)
            : "The score %s %s points since %s"
                .formatted(
                    now < before ? "fell" : "rose",
                    Say.tenths(Math.abs(now - before)),
                    Days.words(from));
    return Waterfall.of(title, "score", Days.words(from), before, Days.words(to), steps);
  }
}
