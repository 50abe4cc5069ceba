package dev.verve.chart;

import java.util.List;

/** A part of a page: a heading and words on the left, charts and tables on the right. */
public final class Section {
  private final String title;
  private final StringBuilder words = new StringBuilder();
  private final StringBuilder shown = new StringBuilder();
  private String kind = "whole";

  public Section(String title) {
    this.title = title;
  }

  /** Adds a paragraph beside what is shown. */
  public Section say(String paragraph) {
    if (!paragraph.isBlank()) {
      words.append("<p>").append(Markup.escape(paragraph)).append("</p>\n");
    }
    return this;
  }

  /** Adds a chart. */
  public Section show(Figure figure) {
    shown.append(figure.html());
    return this;
  }

  /** Adds a table that may run over several sheets of paper. */
  public Section list(Grid grid) {
    kind = "long";
    shown.append(grid.html());
    return this;
  }

  /** Adds sentences as a list. */
  public Section list(List<String> sentences) {
    kind = "long";
    shown.append("<ul>\n");
    sentences.forEach(
        sentence -> shown.append("<li>").append(Markup.escape(sentence)).append("</li>\n"));
    shown.append("</ul>\n");
    return this;
  }

  /** The part as an element. */
  public String html() {
    return """
        <section class="%s">
        <div class="words">
        <h2>%s</h2>
        %s</div>
        <div class="shown">
        %s</div>
        </section>
        """
        .formatted(kind, Markup.escape(title), words, shown);
  }
}
