package dev.verve.insight.diagnosis;

import dev.verve.plan.ActionRow;
import dev.verve.stats.Effect;
import dev.verve.stats.MultipleTests;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where an action moved the users of a segment far more than the others: what hurts a few is lost
 * in the average of all.
 *
 * @param traits one trait, or two
 * @param value their values
 * @param action the action
 * @param users users of the segment at both dates
 * @param effect by how many points the action moved the segment's own average
 * @param excess by how many points more than that of the others; its p-value is the larger of both
 */
public record Spot(
    List<String> traits,
    List<String> value,
    ActionRow action,
    long users,
    double effect,
    Effect excess) {
  /** Stricter than for causes, since every action is looked at in every segment. */
  private static final double STRICTNESS = 0.2;

  public Spot {
    traits = List.copyOf(traits);
    value = List.copyOf(value);
  }

  /** The segment with the names of its traits: {@code plan=pro & country=DE}. */
  public String name() {
    return SegmentView.name(traits, value);
  }

  /** Those that are certain and large enough, those that moved most points first. */
  static List<Spot> judge(List<Spot> all, DiagnosisOptions options) {
    double[] adjusted =
        MultipleTests.benjaminiHochberg(all.stream().mapToDouble(s -> s.excess.p()).toArray());
    List<Spot> kept = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      if (all.get(i).isLarge(options.leastEffect())
          && adjusted[i] <= STRICTNESS * options.level()) {
        kept.add(all.get(i));
      }
    }
    kept.sort(Comparator.comparingDouble(spot -> -spot.users * Math.abs(spot.excess.value())));
    return List.copyOf(kept);
  }

  /** The segment's own average moved by the least effect, and the others at most half with it. */
  private boolean isLarge(double leastEffect) {
    return Math.abs(effect) >= leastEffect && excess.value() / effect >= 0.5;
  }
}
