package dev.verve.server.act.digest;

import dev.verve.chart.Digits;
import dev.verve.model.Band;
import dev.verve.model.Entity;
import dev.verve.server.act.destination.Payloads;
import dev.verve.server.web.JsonText;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an owner reads of a week.
 *
 * @param owner to whom
 * @param last the Sunday that ends the week
 * @param branches theirs
 * @param slipped all users that are in a lower band than a week before
 * @param most those of them who fell most
 * @param shipped what they shipped that began or was judged in the week
 * @param alerts what became of the alerts that were theirs
 */
record Letter(
    String owner,
    LocalDate last,
    List<BranchWeek> branches,
    int slipped,
    List<Slipped> most,
    List<Shipped> shipped,
    Tally alerts) {
  private static final String SHIPPED = "What you shipped, and whether it worked:";

  /**
   * A branch over the week.
   *
   * @param points a user, on average, at the end of the week
   * @param before a week earlier
   */
  record BranchWeek(String title, double points, double before) {
    private String words() {
      return "%s brings %s raw points a user, %s on the week before."
          .formatted(title, Digits.tenths(points), Digits.change(points - before));
    }
  }

  /** Somebody who slipped. */
  record Slipped(String id, double before, double score, String bandBefore, String band) {
    private String words() {
      return "%s: %s → %s, %s → %s"
          .formatted(
              id,
              Band.titleOf(bandBefore),
              Band.titleOf(band),
              Digits.tenths(before),
              Digits.tenths(score));
    }
  }

  /**
   * Something that was shipped.
   *
   * @param found whether it worked, in a sentence; before it was judged when it will be
   */
  record Shipped(String title, String found) {
    private String words() {
      return title + ": " + found;
    }
  }

  /** Alerts of the week. */
  record Tally(long raised, long resolved, long open) {
    private String words() {
      return "%d alerts were raised for you, %d were resolved, %d are open."
          .formatted(raised, resolved, open);
    }
  }

  private String title() {
    return "Your week to " + last;
  }

  private String slippedWords() {
    return slipped == 0
        ? "Nobody slipped to a lower band."
        : Digits.count(slipped) + " users slipped to a lower band; the largest falls:";
  }

  private String text() {
    StringBuilder text = new StringBuilder(title()).append("\n\n");
    branches.forEach(branch -> text.append(branch.words()).append('\n'));
    text.append('\n').append(slippedWords()).append('\n');
    most.forEach(one -> text.append("- ").append(one.words()).append('\n'));
    if (!shipped.isEmpty()) {
      text.append('\n').append(SHIPPED).append('\n');
      shipped.forEach(one -> text.append("- ").append(one.words()).append('\n'));
    }
    return text.append('\n').append(alerts.words()).append('\n').toString();
  }

  private String html(Payloads payloads) {
    StringBuilder html =
        new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
            .append(title())
            .append("</title></head><body style=\"font:15px system-ui,sans-serif;color:#1f2933\">")
            .append("<h1 style=\"font-size:18px\">")
            .append(title())
            .append("</h1>");
    branches.forEach(branch -> html.append("<p>").append(escaped(branch.words())).append("</p>"));
    html.append("<p>").append(slippedWords()).append("</p><ul>");
    for (Slipped one : most) {
      String words = escaped(one.words());
      html.append("<li>")
          .append(
              payloads
                  .link(Entity.USER, one.id())
                  .map(link -> "<a href=\"" + escaped(link) + "\">" + words + "</a>")
                  .orElse(words))
          .append("</li>");
    }
    html.append("</ul>");
    if (!shipped.isEmpty()) {
      html.append("<p>").append(SHIPPED).append("</p><ul>");
      shipped.forEach(one -> html.append("<li>").append(escaped(one.words())).append("</li>"));
      html.append("</ul>");
    }
    return html.append("<p>").append(alerts.words()).append("</p></body></html>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** The letter as a delivery; the ids stand apart too, so that an erasure finds them. */
  String payload(Payloads payloads) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "digest");
    json.put("title", title());
    json.put("owner", owner);
    json.put("text", text());
    json.put("html", html(payloads));
    json.put(
        "lines", text().lines().skip(2).filter(line -> !line.isBlank()).map(Letter::line).toList());
    json.put("subjects", most.stream().map(Slipped::id).toList());
    return JsonText.of(json);
  }

  private static Map<String, String> line(String text) {
    return Map.of("text", text, "link", "");
  }
}
