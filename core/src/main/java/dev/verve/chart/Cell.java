package dev.verve.chart;

/**
 * A cell of a table. A number carries its exact value beside the text that people read.
 *
 * @param text what stands there
 * @param value the exact number; not finite where there is none
 * @param numeric whether it is set as a number, to the right
 */
public record Cell(String text, double value, boolean numeric) {
  /** Words. */
  public static Cell text(String text) {
    return new Cell(text, Double.NaN, false);
  }

  /** A whole number. */
  public static Cell count(long value) {
    return number((double) value, Digits.count(value));
  }

  /** A number with the text that shows it; a dash where it is unknown. */
  public static Cell number(double value, String shown) {
    return new Cell(Double.isFinite(value) ? shown : Digits.UNKNOWN, value, true);
  }

  /** A share from 0 to 1. */
  public static Cell share(double share) {
    return number(share, Double.isFinite(share) ? Digits.percent(share) : "");
  }

  String html(String tag) {
    String shown = Markup.escape(text);
    String inner =
        Double.isFinite(value) ? "<data value=\"" + value + "\">" + shown + "</data>" : shown;
    return "<" + tag + (numeric ? " class=\"n\"" : "") + ">" + inner + "</" + tag + ">";
  }
}
