package dev.verve.insight.retention;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.stats.Conclusion;
import dev.verve.stats.KaplanMeier;
import java.util.ArrayList;
import java.util.List;

/** Losses and ends of observation by time, as a relation {@code time, lost, censored}. */
final class Losses {
  private static final double LEVEL = 0.95;
  private final List<Row> rows = new ArrayList<>();

  Losses(Engine engine, String select) {
    rows.addAll(engine.query(select));
  }

  long users() {
    return rows.stream().mapToLong(row -> row.whole("lost") + row.whole("censored")).sum();
  }

  long lost() {
    return rows.stream().mapToLong(row -> row.whole("lost")).sum();
  }

  Conclusion<KaplanMeier> survival() {
    return rows.isEmpty()
        ? Conclusion.refused("Nobody was watched for long enough to know who was lost.")
        : Conclusion.reached(
            KaplanMeier.ofCounts(
                rows.stream().mapToDouble(row -> row.real("time")).toArray(),
                rows.stream().mapToLong(row -> row.whole("lost")).toArray(),
                rows.stream().mapToLong(row -> row.whole("censored")).toArray(),
                LEVEL));
  }

  /** Why there is no median, where there is none. */
  List<String> notes() {
    return survival()
        .fold(
            curve ->
                curve.median().isPresent()
                    ? List.of()
                    : List.of("No median: the curve has not come down to one half yet."),
            why -> List.of("No survival: " + why));
  }
}
