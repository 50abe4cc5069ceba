package dev.verve.insight.draft;

import java.util.Locale;
import java.util.regex.Pattern;

/** Values and comments as YAML spells them. */
final class YamlText {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}][\\p{L}\\p{N}_-]*");
  private static final Pattern WORDS_OF_YAML =
      Pattern.compile("null|true|false|yes|no|on|off|y|n", Pattern.CASE_INSENSITIVE);

  private YamlText() {}

  /** A text as a scalar, in quotes where it needs them. */
  static String scalar(String text) {
    return PLAIN.matcher(text).matches() && !WORDS_OF_YAML.matcher(text).matches()
        ? text
        : quoted(text);
  }

  /** A text as it can stand in a comment. */
  static String shown(String text) {
    return text.chars().anyMatch(Character::isISOControl) ? quoted(text) : text;
  }

  /** A number with at most one digit after the point. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** A share as {@code 94 %}. */
  static String percent(long part, long whole) {
    double percent = 100.0 * part / whole;
    if (percent > 0 && percent < 0.1) {
      return "under 0.1 %";
    }
    return (percent < 10 ? number(percent) : String.format(Locale.ROOT, "%.0f", percent)) + " %";
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            sign -> {
              if (sign == '"' || sign == '\\') {
                quoted.append('\\').appendCodePoint(sign);
              } else if (Character.isISOControl(sign) || sign == 0x2028 || sign == 0x2029) {
                quoted.append("\\u%04x".formatted(sign));
              } else {
                quoted.appendCodePoint(sign);
              }
            });
    return quoted.append('"').toString();
  }
}
