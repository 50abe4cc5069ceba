package dev.verve.cli;

import dev.verve.insight.series.Anomalies;
import dev.verve.insight.series.Anomaly;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is not as usual, for people. */
final class AnomalyText {
  private AnomalyText() {}

  static List<String> lines(Anomalies anomalies, Optional<String> by) {
    List<String> lines = new ArrayList<>();
    int watched = anomalies.days().branches().size() - anomalies.refused().size();
    lines.add(
        "%s series were watched from %s to %s; in quiet times %s of such watches raise an alarm."
            .formatted(
                Numbers.count(watched),
                anomalies.watched().first(),
                anomalies.watched().last(),
                Numbers.percent(anomalies.falseAlarms())));
    if (anomalies.found().isEmpty()) {
      lines.add(watched == 0 ? "Nothing could be watched." : "All is as usual.");
    } else {
      lines.add("");
      lines.addAll(table(anomalies, by));
    }
    refused(anomalies.refused())
        .forEach((why, names) -> lines.add("Not watched: " + names + ". " + why));
    return lines;
  }

  private static List<String> table(Anomalies anomalies, Optional<String> by) {
    Table table =
        new Table().text("Branch").text("segment").text("what").text("since").text("seen");
    table.number("a user and day").number("usually").text("");
    for (Anomaly found : anomalies.found()) {
      String owner = found.branch().owner().accountable();
      table.row(
          found.branch().title(),
          found.segment().isEmpty() ? "everybody" : by.orElse("") + "=" + found.segment(),
          found.kind().name().toLowerCase(Locale.ROOT),
          found.since().toString(),
          found.day().toString(),
          Numbers.significant(found.value()),
          Numbers.significant(found.usual()),
          owner == null ? "no owner" : owner);
    }
    return table.lines();
  }

  private static Map<String, String> refused(Map<String, String> refused) {
    Map<String, String> byReason = new LinkedHashMap<>();
    refused.forEach((name, why) -> byReason.merge(why, name, (one, more) -> one + ", " + more));
    return byReason;
  }
}
