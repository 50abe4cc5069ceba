package dev.verve.server.act.destination;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.chart.Digits;
import dev.verve.model.Band;
import java.util.ArrayList;
import java.util.List;

/**
 * What people read of deliveries: a title and lines, each with a link where there is one.
 *
 * @param title what it is about
 */
record Lines(String title, List<Line> lines) {

  /** A line and where it leads; empty text for nowhere. */
  record Line(String text, String link) {}

  static Lines of(List<Outgoing> batch) {
    List<Line> lines = new ArrayList<>();
    String title = "";
    int changes = 0;
    for (Outgoing one : batch) {
      JsonNode json = one.json();
      if (json.path("type").asText().equals("score.changed")) {
        changes++;
        lines.add(new Line(change(json), json.path("link").asText("")));
      } else {
        title = json.path("title").asText();
        json.path("lines")
            .forEach(
                it -> lines.add(new Line(it.path("text").asText(), it.path("link").asText(""))));
      }
    }
    return new Lines(
        changes == 0 ? title : changes == 1 ? "A score changed" : changes + " scores changed",
        lines);
  }

  private static String change(JsonNode json) {
    StringBuilder text = new StringBuilder(json.path("id").asText());
    String band = Band.titleOf(json.path("band").asText());
    if (json.path("previous_band").isNull()) {
      text.append(" is new in ").append(band);
    } else {
      text.append(": ").append(Band.titleOf(json.path("previous_band").asText()));
      text.append(" → ").append(band);
    }
    text.append(", now ").append(Digits.tenths(json.path("score").asDouble()));
    if (json.path("reason").isObject()) {
      text.append("; most of it by ").append(json.at("/reason/action").asText());
    }
    return text.toString();
  }

  /** The whole as plain text. */
  String plain() {
    StringBuilder text = new StringBuilder(title).append("\n\n");
    for (Line line : lines) {
      text.append("- ").append(line.text()).append('\n');
      if (!line.link().isEmpty()) {
        text.append("  ").append(line.link()).append('\n');
      }
    }
    return text.toString();
  }

  /** The whole as a page of its own, for mail. */
  String html() {
    StringBuilder html =
        new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
            .append(escaped(title))
            .append("</title></head><body style=\"font:15px system-ui,sans-serif;color:#1f2933\">")
            .append("<h1 style=\"font-size:18px\">")
            .append(escaped(title))
            .append("</h1><ul>");
    for (Line line : lines) {
      html.append("<li>");
      if (line.link().isEmpty()) {
        html.append(escaped(line.text()));
      } else {
        html.append("<a href=\"").append(escaped(line.link())).append("\">");
        html.append(escaped(line.text())).append("</a>");
      }
      html.append("</li>");
    }
    return html.append("</ul></body></html>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
