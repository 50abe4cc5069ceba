package dev.verve.insight.impact;

import dev.verve.stats.Conclusion;
import dev.verve.stats.PValue;
import dev.verve.stats.SampleRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a reader of an experiment has to know beside its numbers. */
final class TrialNotes {
  private static final double SUSPICIOUS = 0.01;

  private final Trial trial;
  private final List<String> notes = new ArrayList<>();

  TrialNotes(Trial trial) {
    this.trial = trial;
  }

  List<String> of(Conclusion<SampleRatio> srm, List<ArmTest> tests, List<Comparison> comparisons) {
    srm.refusal().ifPresent(why -> notes.add("The arms' sizes could not be checked: " + why));
    srm.value().ifPresent(this::sizes);
    for (int i = 0; i < tests.size(); i++) {
      ArmTest test = tests.get(i);
      String name = tests.size() > 1 ? test.metric() + ", " + test.arm() + ": " : "";
      test.effect().refusal().ifPresent(why -> notes.add(name + why));
      if (trial.before() && test.effect().value().isPresent()) {
        test.cuped().refusal().ifPresent(why -> notes.add(name + "No CUPED: " + why));
      }
      if (comparisons.get(i).effect().value().isPresent()) {
        comparisons
            .get(i)
            .relative()
            .refusal()
            .ifPresent(why -> notes.add(name + "No relative lift: " + why));
      }
    }
    for (int metric = 0; metric < trial.metrics().size(); metric++) {
      missing(metric);
    }
    return notes;
  }

  private void sizes(SampleRatio ratio) {
    String sizes = trial.control().name() + " " + number(trial.control().users());
    for (Arm arm : trial.treated()) {
      sizes += ", " + arm.name() + " " + number(arm.users());
    }
    if (ratio.mismatch()) {
      notes.add(
          "Sample-ratio mismatch: the arms' sizes (%s) differ from their intended shares by more than chance, %s. Assignment or logging is broken, or the shares were meant otherwise: then name them with --shares."
              .formatted(sizes, PValue.text(ratio.p())));
    } else if (ratio.p() < SUSPICIOUS) {
      notes.add(
          "The arms' sizes (%s) are unusual, %s; below 0.001 they would make the test invalid. Check the assignment."
              .formatted(sizes, PValue.text(ratio.p())));
    }
  }

  private void missing(int metric) {
    long gone = trial.control().metrics().get(metric).missing();
    for (Arm arm : trial.treated()) {
      gone += arm.metrics().get(metric).missing();
    }
    if (gone > 0) {
      notes.add(
          "%s users have no value of %s and are left out of it; if the change itself made them vanish, the comparison is biased."
              .formatted(number(gone), trial.metrics().get(metric)));
    }
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
