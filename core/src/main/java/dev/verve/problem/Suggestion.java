package dev.verve.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name that a user probably meant, by the number of edits between two words (insertions,
 * deletions, substitutions and swaps of neighbours; Damerau 1964, optimal string alignment).
 */
public final class Suggestion {
  private Suggestion() {}

  /** The candidate nearest to the word, if it is near enough to be meant. */
  public static Optional<String> closest(String word, Collection<String> candidates) {
    int allowed = Math.max(1, Math.min(3, word.length() / 3));
    return candidates.stream()
        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= allowed)
        .filter(candidate -> distance(word, candidate) <= allowed)
        .min(
            Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** A sentence that names the nearest candidate, else the list of what is possible. */
  public static String didYouMean(String word, Collection<String> candidates) {
    Optional<String> closest = closest(word, candidates);
    if (closest.isPresent()) {
      return "Did you mean '" + closest.get() + "'?";
    }
    if (candidates.isEmpty()) {
      return "";
    }
    String listed = String.join(", ", candidates.stream().sorted().limit(12).toList());
    return (candidates.size() > 12 ? "Known here, among others: " : "Known here: ") + listed + ".";
  }

  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] twoAbove = new int[b.length() + 1];
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + substitution);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], twoAbove[j - 2] + 1);
        }
      }
      twoAbove = above;
      above = row;
    }
    return above[b.length()];
  }
}
