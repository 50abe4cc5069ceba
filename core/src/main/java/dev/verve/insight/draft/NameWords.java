package dev.verve.insight.draft;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of a name such as {@code SessionStarted}, {@code page_view} or {@code Order Cancelled}.
 *
 * @param list in lower case, in the order of the name
 */
record NameWords(List<String> list) {
  NameWords {
    list = List.copyOf(list);
  }

  static NameWords of(String name) {
    return new NameWords(
        Arrays.stream(name.split("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|[^\\p{L}\\p{N}]+"))
            .filter(word -> !word.isEmpty())
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList());
  }

  /**
   * Whether the name fits a pattern: words that must all occur, in any order. A word that ends with
   * {@code *} stands for all that begin so; a pattern that starts with {@code =} is the whole name.
   */
  boolean fit(String pattern) {
    if (pattern.startsWith("=")) {
      return list.equals(List.of(pattern.substring(1)));
    }
    return Arrays.stream(pattern.split(" ")).allMatch(this::has);
  }

  /** The name as a slug that none of the taken ones equals; it becomes one of them. */
  String slug(Set<String> taken) {
    String joined = list.isEmpty() ? "event" : String.join("_", list);
    String base = joined.substring(0, Math.min(80, joined.length()));
    String slug = base;
    for (int i = 2; !taken.add(slug); i++) {
      slug = base + "_" + i;
    }
    return slug;
  }

  /** The name as a slug of its own. */
  String slug() {
    return slug(new TreeSet<>());
  }

  private boolean has(String pattern) {
    if (!pattern.endsWith("*")) {
      return list.contains(pattern);
    }
    String start = pattern.substring(0, pattern.length() - 1);
    return list.stream().anyMatch(word -> word.startsWith(start));
  }
}
