package dev.verve.insight.impact;

import dev.verve.stats.Conclusion;
import dev.verve.stats.Effect;
import dev.verve.stats.MultipleTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks for segments in which the effect on the primary metric differs, without concluding. */
final class Exploration {
  private static final int MOST_VALUES = 20;

  private final TrialTable table;
  private final TrialAnalysis analysis;

  Exploration(TrialTable table, TrialAnalysis analysis) {
    this.table = table;
    this.analysis = analysis;
  }

  /** The effects by each trait of the table, the values with the most users first. */
  List<SegmentEffect> effects(String control, Map<String, Double> shares) {
    List<SegmentEffect> found = new ArrayList<>();
    for (int segment = 0; segment < table.columns().segments().size(); segment++) {
      for (String value : table.values(segment, MOST_VALUES)) {
        found.addAll(effects(segment, value, control, shares));
      }
    }
    return adjusted(found);
  }

  private List<SegmentEffect> effects(
      int segment, String value, String control, Map<String, Double> shares) {
    TrialTable within = table.within(segment, value);
    List<String> groups = within.groups();
    if (groups.size() < 2 || !groups.contains(control)) {
      return List.of();
    }
    String trait = table.columns().segments().get(segment);
    Trial trial = within.trial(control, shares);
    List<SegmentEffect> effects = new ArrayList<>();
    for (Arm arm : trial.treated()) {
      ArmTest test = ArmTest.of(trial, arm, 0, analysis);
      long users = arm.users() + trial.control().users();
      Conclusion<Effect> effect =
          test.deciding().map(Conclusion::reached).orElse(Conclusion.refused(test.refusal()));
      effects.add(new SegmentEffect(trait, value, arm.name(), users, effect, Double.NaN));
    }
    return effects;
  }

  private static List<SegmentEffect> adjusted(List<SegmentEffect> found) {
    double[] adjusted =
        MultipleTests.benjaminiHochberg(
            found.stream()
                .flatMap(effect -> effect.effect().value().stream())
                .mapToDouble(Effect::p)
                .toArray());
    List<SegmentEffect> told = new ArrayList<>();
    int next = 0;
    for (SegmentEffect effect : found) {
      told.add(effect.effect().value().isPresent() ? effect.adjusted(adjusted[next++]) : effect);
    }
    return told;
  }
}
