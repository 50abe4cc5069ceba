package dev.verve.answer;

import dev.verve.insight.series.Anomalies;
import dev.verve.insight.series.Anomaly;
import dev.verve.insight.series.BranchDays;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is not as usual, and the days behind it, as fields. */
public final class AnomalyFields {
  private AnomalyFields() {}

  /**
   * The alarms and all series.
   *
   * @param by the trait of the segments; empty where there are none
   */
  public static void write(Fields fields, Anomalies anomalies, Optional<String> by) {
    fields.text("from", anomalies.days().days().first());
    fields.text("to", anomalies.days().days().last());
    fields.text("watched_from", anomalies.watched().first());
    fields.number("false_alarm_rate", anomalies.falseAlarms());
    fields.list(
        "anomalies", list -> anomalies.found().forEach(one -> list.object(o -> one(o, one, by))));
    fields.list(
        "series",
        list -> anomalies.days().branches().forEach(line -> list.object(o -> line(o, line, by))));
    fields.texts(
        "warnings",
        anomalies.refused().entrySet().stream()
            .map(refused -> refused.getKey() + " is not watched: " + refused.getValue())
            .toList());
  }

  private static void one(Fields fields, Anomaly found, Optional<String> by) {
    fields.text("branch", found.branch().slug());
    fields.text("owner", found.branch().owner().accountable());
    fields.text("segment", segment(found.segment(), by));
    fields.text("kind", found.kind().name().toLowerCase(Locale.ROOT));
    fields.text("day", found.day());
    fields.text("since", found.since());
    fields.number("value", found.value());
    fields.number("usual", found.usual());
    fields.text(
        "summary",
        "%s%s: %.3f points per user and day %s %s, usually %.3f."
            .formatted(
                found.branch().title(),
                found.segment().isEmpty() ? "" : " of " + segment(found.segment(), by),
                found.value(),
                found.since().equals(found.day()) ? "on" : "since",
                found.since(),
                found.usual()));
  }

  private static void line(Fields fields, BranchDays line, Optional<String> by) {
    fields.text("branch", line.branch().slug());
    fields.text("segment", segment(line.segment(), by));
    fields.numbers("points_per_user", Arrays.stream(line.perUser()).boxed().toList());
  }

  private static String segment(String value, Optional<String> by) {
    return value.isEmpty() ? "" : by.orElse("") + "=" + value;
  }
}
