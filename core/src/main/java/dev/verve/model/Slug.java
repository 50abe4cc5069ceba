package dev.verve.model;

import java.util.regex.Pattern;

/** The form of names that people script against. */
public final class Slug {
  /** What to do about a name that is none. */
  public static final String CURE =
      "Use letters, digits, '-' and '_', beginning with a letter or digit.";

  private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,99}");

  /** What tells apart what a person reads in one line. */
  private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}]{1,200}");

  private Slug() {}

  /** Whether a text may name an action: any event's name may, "Order Completed" and "$pageview". */
  static boolean isLine(String text) {
    return LINE.matcher(text).matches() && text.equals(text.strip());
  }

  /** Whether a text may name a branch, a model or a rule. */
  public static boolean isSlug(String text) {
    return FORM.matcher(text).matches();
  }
}
