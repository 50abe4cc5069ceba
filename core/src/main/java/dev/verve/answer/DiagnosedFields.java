package dev.verve.answer;

import dev.verve.insight.checks.Diagnosed;
import dev.verve.insight.checks.Finding;
import dev.verve.insight.checks.Finding.Change;
import java.util.List;
import java.util.Locale;

/** A diagnosis with markers, checks and its summary as fields. */
public final class DiagnosedFields {
  private DiagnosedFields() {}

  /** All of it but the warnings, to which a caller may add. */
  public static void write(Fields fields, Diagnosed diagnosed) {
    new DiagnosisFields(fields, diagnosed.diagnosis()).write();
    BreakFields.write(fields, diagnosed.breaks());
    fields.list(
        "checks", list -> diagnosed.checks().forEach(one -> list.object(o -> check(o, one))));
    fields.text("summary", diagnosed.summary());
  }

  private static void check(Fields fields, Finding found) {
    fields.text("check", found.check().word());
    fields.text("suspect", found.check().suspect());
    fields.text("measure", found.check().measure());
    found
        .change()
        .value()
        .ifPresentOrElse(change -> change(fields, change, found.adjusted()), () -> unknown(fields));
    fields.text("verdict", found.verdict().name().toLowerCase(Locale.ROOT));
    fields.text("reason", found.change().refusal().orElse(null));
  }

  private static void change(Fields fields, Change change, double adjusted) {
    fields.number("before", change.before());
    fields.number("after", change.after());
    fields.number("change", change.effect().value());
    fields.number("low", change.effect().low());
    fields.number("high", change.effect().high());
    fields.number("p", change.effect().p());
    fields.number("p_adjusted", adjusted);
  }

  private static void unknown(Fields fields) {
    for (String name : List.of("before", "after", "change", "low", "high", "p", "p_adjusted")) {
      fields.unknown(name);
    }
  }
}
