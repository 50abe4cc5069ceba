package dev.verve.chart;

/**
 * A chart with its words: the finding or question above it, and a table with the same numbers
 * behind it.
 *
 * @param title the finding or question that it answers
 * @param description what is drawn and in which units, for those who do not see it
 * @param drawing draws it for a width
 * @param table the same numbers
 */
public record Figure(String title, String description, Drawing drawing, Grid table) {
  /** The width of the drawing for screens and paper, in CSS pixels. */
  public static final int WIDE = 800;

  /** The width of the drawing for phones, in CSS pixels. */
  public static final int NARROW = 342;

  /** Draws for a width, so that type keeps its size on a phone. */
  public interface Drawing {
    /** The drawing, so many CSS pixels wide. */
    Svg draw(int width);
  }

  /** The drawing for one width as an SVG element. */
  public String svg(int width) {
    return drawing.draw(width).element(kind(width), title, description);
  }

  private static String kind(int width) {
    return width < WIDE ? "chart narrow" : "chart wide";
  }

  /** Title, drawing for either width, and the table, folded. */
  public String html() {
    return """
        <figure>
        <figcaption>%s</figcaption>
        %s%s<details><summary>The numbers</summary>
        %s</details>
        </figure>
        """
        .formatted(Markup.escape(title), svg(WIDE), svg(NARROW), table.html());
  }
}
