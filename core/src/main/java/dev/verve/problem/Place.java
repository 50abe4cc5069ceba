package dev.verve.problem;

import org.jspecify.annotations.Nullable;

/**
 * Where a problem stands: a file, a line in it, and a path inside the document.
 *
 * @param file name of the file as the user gave it, or null where the input has none
 * @param line 1-based line, or 0 where no line is known
 * @param path dotted path inside the document such as {@code tree.core.actions.login}, or empty
 */
public record Place(@Nullable String file, int line, String path) {

  /** A place known by its file alone. */
  public static Place file(String file) {
    return new Place(file, 0, "");
  }

  /** A place that is an option or an argument of a command. */
  public static Place option(String option) {
    return new Place(null, 0, option);
  }

  /**
   * Renders as {@code b2b.yaml:12 tree.core.actions.login}; parts that are unknown are left out.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (file != null) {
      text.append(file);
      if (line > 0) {
        text.append(':').append(line);
      }
    }
    if (!path.isEmpty()) {
      text.append(text.isEmpty() ? "" : " ").append(path.replace("\n", "\\n"));
    }
    return text.toString();
  }
}
