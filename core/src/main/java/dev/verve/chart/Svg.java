package dev.verve.chart;

/**
 * A drawing of a fixed size in CSS pixels. Colours are CSS custom properties, so that the page
 * decides between light and dark; sizes of type are classes of {@link Style}.
 */
public final class Svg {
  /** The mean width of a character of 13 pixels, a little on the wide side. */
  private static final double CHARACTER = 7.2;

  private final double width;
  private final double height;
  private final StringBuilder body = new StringBuilder();

  Svg(double width, double height) {
    this.width = width;
    this.height = height;
  }

  double width() {
    return width;
  }

  /** A filled rectangle; what is narrower than nothing is left out. */
  Svg rect(double x, double y, double w, double h, String paint) {
    if (w > 0 && h > 0) {
      body.append(
          "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" %s/>\n"
              .formatted(n(x), n(y), n(w), n(h), paint));
    }
    return this;
  }

  /** A place that tells its numbers when somebody points at it; drawn last, it lies on top. */
  Svg tip(double x, double y, double w, double h, String words) {
    if (w > 0 && h > 0) {
      body.append(
          "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" class=\"tip\"><title>%s</title></rect>\n"
              .formatted(n(x), n(y), n(w), n(h), Markup.escape(words)));
    }
    return this;
  }

  Svg line(double x1, double y1, double x2, double y2, String kind) {
    body.append(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" class=\"%s\"/>\n"
            .formatted(n(x1), n(y1), n(x2), n(y2), kind));
    return this;
  }

  Svg path(Path path, String paint) {
    body.append("<path d=\"%s\" %s/>\n".formatted(path.text(), paint));
    return this;
  }

  /** A path that tells its numbers when somebody points at it. */
  Svg path(Path path, String paint, String words) {
    body.append(
        "<path d=\"%s\" %s><title>%s</title></path>\n"
            .formatted(path.text(), paint, Markup.escape(words)));
    return this;
  }

  Svg circle(double x, double y, double radius, String paint) {
    body.append(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" %s/>\n".formatted(n(x), n(y), n(radius), paint));
    return this;
  }

  /** Text that begins at a place. */
  Svg text(double x, double y, String kind, String text) {
    return anchored(x, y, "start", kind, text);
  }

  /** Text that ends at a place, such as a number. */
  Svg textEnd(double x, double y, String kind, String text) {
    return anchored(x, y, "end", kind, text);
  }

  /** Text around a place. */
  Svg textMiddle(double x, double y, String kind, String text) {
    return anchored(x, y, "middle", kind, text);
  }

  private Svg anchored(double x, double y, String anchor, String kind, String text) {
    body.append(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" class=\"%s\">%s</text>\n"
            .formatted(n(x), n(y), anchor, kind, Markup.escape(text)));
    return this;
  }

  /** A text cut so that it fits into a width, with an ellipsis where something was cut. */
  static String fit(String text, double pixels) {
    int most = (int) Math.max(2, pixels / CHARACTER);
    return text.length() <= most
        ? text
        : text.substring(
                    0,
                    text.offsetByCodePoints(
                        0, Math.min(most - 1, text.codePointCount(0, text.length()))))
                .strip()
            + "…";
  }

  /** Roughly how wide a text of 13 pixels is. */
  static double widthOf(String text) {
    return text.length() * CHARACTER;
  }

  /** A fill by a custom property or another paint of CSS. */
  static String fill(String paint) {
    return "fill=\"" + paint + "\"";
  }

  /** The drawing as an element of its own. */
  String element(String kind, String title, String description) {
    return """
        <svg class="%s" role="img" viewBox="0 0 %s %s" width="%s" height="%s">
        <title>%s</title>
        <desc>%s</desc>
        %s</svg>
        """
        .formatted(
            kind,
            n(width),
            n(height),
            n(width),
            n(height),
            Markup.escape(title),
            Markup.escape(description),
            body);
  }

  private static String n(double value) {
    return Digits.coordinate(value);
  }
}
