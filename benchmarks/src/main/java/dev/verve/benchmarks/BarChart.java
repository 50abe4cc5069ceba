package dev.verve.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Bars from zero, one below the other: a group for each answer, each with a scale of its own, since
 * what is compared stands within a group. Light and dark, as the reader's page is.
 */
final class BarChart {
  private static final int WIDTH = 760;
  private static final int BARS = 230;
  private static final int NUMBERS = 70;
  private static final int ROW = 18;
  private static final int HEAD = 30;
  private static final String STYLE =
      """
      <style>
      text { font: 12px system-ui, sans-serif; fill: #24292f; }
      .head { font-weight: 600; }
      .soft { fill: #57606a; }
      .ours { fill: #2563a8; }
      .other { fill: #a9b4c0; }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3; }
        .soft { fill: #9ba7b4; }
        .ours { fill: #6aa5e0; }
        .other { fill: #57636f; }
      }
      </style>
      """;

  private final String title;
  private final String unit;
  private final List<String> names;
  private final Map<String, Map<String, Double>> groups = new LinkedHashMap<>();

  /**
   * A chart without bars yet.
   *
   * @param names whose bars there may be, in their order
   */
  BarChart(String title, String unit, List<String> names) {
    this.title = title;
    this.unit = unit;
    this.names = names;
  }

  /** Adds a group of bars; who has none is left out. */
  void group(String name, Map<String, Double> values) {
    groups.put(name, values);
  }

  String svg() {
    StringBuilder body = new StringBuilder();
    text(body, 0, 16, "head", title);
    text(body, 0, 34, "soft", unit);
    int y = 44;
    for (Map.Entry<String, Map<String, Double>> group : groups.entrySet()) {
      text(body, 0, y + 20, "head", group.getKey());
      y = bars(body, y + HEAD, group.getValue());
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d">
    <title>%3$s</title>
    %4$s%5$s</svg>
    """
        .formatted(WIDTH, y + 8, title, STYLE, body);
  }

  private int bars(StringBuilder body, int top, Map<String, Double> values) {
    double most = values.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    int y = top;
    for (String name : names) {
      Double value = values.get(name);
      if (value != null) {
        double length = Math.max(1, (WIDTH - BARS - NUMBERS) * value / most);
        String kind = name.startsWith("Verve") ? "ours" : "other";
        text(body, 12, y + 12, "soft", name);
        body.append(
            String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>%n",
                kind,
                BARS,
                y + 2,
                length,
                ROW - 5));
        text(
            body,
            BARS + (int) length + 6,
            y + 12,
            "",
            String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value));
        y += ROW;
      }
    }
    return y;
  }

  private static void text(StringBuilder body, int x, int y, String kind, String text) {
    body.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n".formatted(kind, x, y, text));
  }
}
