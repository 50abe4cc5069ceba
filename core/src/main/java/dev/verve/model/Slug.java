package dev.verve.model;

import java.util.regex.Pattern;

/** The form of names that people script against. */
final class Slug {
  static final String CURE = "Use letters, digits, '-' and '_', beginning with a letter or digit.";
  private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,99}");

  private Slug() {}

  static boolean isSlug(String text) {
    return FORM.matcher(text).matches();
  }
}
