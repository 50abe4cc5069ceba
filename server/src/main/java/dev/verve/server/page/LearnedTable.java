package dev.verve.server.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.live.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the weights would be if they were learned, as it was found when somebody last looked.
 *
 * @param day when that was
 * @param verdict what the proposal is worth
 * @param rows one an action
 * @param drift whether actions say of the outcome what they said before
 */
public record LearnedTable(String day, String verdict, List<Row> rows, String drift) {

  /**
   * One action.
   *
   * @param action its name
   * @param weight the change of the log-odds for one more of it, with its interval; "unknown" where
   *     nothing was learned
   * @param points the weight as points, empty where unknown
   * @param note what to know about it
   */
  public record Row(String action, String weight, String points, String note) {}

  /** Empty where nothing was learned, such as without an outcome. */
  static Optional<LearnedTable> of(Evidence.Kept kept) {
    JsonNode document = kept.read();
    JsonNode learned = document.path("learned");
    if (!learned.isObject()) {
      return Optional.empty();
    }
    List<Row> rows = new ArrayList<>();
    learned.path("weights").forEach(it -> rows.add(row(it)));
    return Optional.of(
        new LearnedTable(
            kept.madeAt().toString().substring(0, 10),
            learned.path("verdict").asText(),
            rows,
            drift(document.path("drift"))));
  }

  private static Row row(JsonNode it) {
    String weight =
        it.path("weight").isNumber()
            ? String.format(
                Locale.ROOT,
                "%.3f (%.3f to %.3f)",
                it.path("weight").asDouble(),
                it.path("low").asDouble(),
                it.path("high").asDouble())
            : "unknown";
    return new Row(
        it.path("action").asText(),
        weight,
        it.path("points").isNumber() ? it.path("points").asText() : "",
        it.path("note").asText());
  }

  private static String drift(JsonNode drift) {
    List<String> changed = new ArrayList<>();
    drift
        .path("actions")
        .forEach(
            it -> {
              if (it.path("changed").asBoolean()) {
                changed.add(it.path("action").asText());
              }
            });
    if (!changed.isEmpty()) {
      return "What they say about the outcome has changed for %s."
          .formatted(String.join(", ", changed));
    }
    return drift.path("actions").isEmpty()
        ? drift.path("warnings").path(0).asText()
        : "No action is proven to predict otherwise than before.";
  }
}
