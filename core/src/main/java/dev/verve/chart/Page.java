package dev.verve.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A page that stands alone: no script, no network, nothing beside it. It may be sent by mail,
 * printed, or kept for years.
 */
public final class Page {
  private final String title;
  private final String meta;
  private final String lead;
  private final int bands;
  private final List<String> sections = new ArrayList<>();

  /**
   * A page without sections.
   *
   * @param title what it is about
   * @param meta of what and when, in one line
   * @param lead the answer in words
   * @param bands how many bands its charts colour
   */
  public Page(String title, String meta, String lead, int bands) {
    this.title = title;
    this.meta = meta;
    this.lead = lead;
    this.bands = bands;
  }

  /** Adds a section. */
  public Page with(Section section) {
    sections.add(section.html());
    return this;
  }

  /** The whole document. */
  public String html() {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <main>
        <header>
        <h1>%s</h1>
        <p class="meta">%s</p>
        <p class="lead">%s</p>
        </header>
        %s</main>
        </body>
        </html>
        """
        .formatted(
            Markup.escape(title),
            Style.sheet(bands),
            Markup.escape(title),
            Markup.escape(meta),
            Markup.escape(lead),
            String.join("", sections));
  }
}
