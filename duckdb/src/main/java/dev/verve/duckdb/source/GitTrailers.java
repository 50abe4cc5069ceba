package dev.verve.duckdb.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The people whom the trailers of a commit message name. A trailer is any line {@code Key: value}
 * whose key is known, wherever it stands: squashed merges carry them in the middle. A value goes on
 * in the next line where that is indented, or where this one ends with a comma.
 */
final class GitTrailers {
  private static final Pattern TRAILER =
      Pattern.compile("(co-authored-by|reviewed-by|reviewers?):(.*)", Pattern.CASE_INSENSITIVE);

  private final List<GitPerson> coAuthors = new ArrayList<>();
  private final List<GitPerson> reviewers = new ArrayList<>();

  private GitTrailers() {}

  static GitTrailers of(String message) {
    GitTrailers trailers = new GitTrailers();
    List<String> lines = message.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher trailer = TRAILER.matcher(lines.get(i));
      if (trailer.matches()) {
        StringBuilder value = new StringBuilder(trailer.group(2).strip());
        while (i + 1 < lines.size() && goesOn(value, lines.get(i + 1))) {
          value.append(' ').append(lines.get(++i).strip());
        }
        trailers.add(trailer.group(1).toLowerCase(Locale.ROOT), value.toString());
      }
    }
    return trailers;
  }

  List<GitPerson> coAuthors() {
    return List.copyOf(coAuthors);
  }

  List<GitPerson> reviewers() {
    return List.copyOf(reviewers);
  }

  private static boolean goesOn(StringBuilder value, String next) {
    boolean indented = next.startsWith(" ") || next.startsWith("\t");
    boolean unfinished = value.length() > 0 && value.charAt(value.length() - 1) == ',';
    return !next.isBlank() && (indented || unfinished) && !TRAILER.matcher(next).matches();
  }

  private void add(String key, String value) {
    List<GitPerson> people = key.equals("co-authored-by") ? coAuthors : reviewers;
    Arrays.stream(value.split("[,;]"))
        .map(GitPerson::of)
        .filter(person -> !person.id().isEmpty())
        .forEach(people::add);
  }
}
