package dev.verve.chart;

/** Text that is safe between tags and within quoted attributes. */
public final class Markup {
  private Markup() {}

  /** The text with what markup would read as its own replaced, and control characters dropped. */
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().filter(Markup::isPrintable).forEach(point -> append(safe, point));
    return safe.toString();
  }

  private static boolean isPrintable(int point) {
    boolean lone = point >= 0xD800 && point <= 0xDFFF;
    boolean control = point < 0x20 || (point >= 0x7F && point < 0xA0);
    return !lone && point < 0xFFFE && (!control || point == '\n' || point == '\t');
  }

  private static void append(StringBuilder safe, int point) {
    switch (point) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      default -> safe.appendCodePoint(point);
    }
  }
}
