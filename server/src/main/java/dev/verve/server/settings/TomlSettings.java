package dev.verve.server.settings;

import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.problem.Suggestion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/** Reads settings from a file such as {@code verve.toml}; paths in it start from its folder. */
final class TomlSettings {
  private final Path file;
  private final Problems problems;

  TomlSettings(Path file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The settings of the file; what cannot be used goes to the problems, all of it. */
  List<Given> read() {
    TomlParseResult toml;
    try {
      toml = Toml.parse(file);
    } catch (IOException e) {
      problems.add(
          Place.file(file.toString()),
          "the settings cannot be read: " + e.getMessage(),
          "Give a readable file with --config.");
      return List.of();
    }
    toml.errors()
        .forEach(
            error ->
                problems.add(place(error.position(), ""), String.valueOf(error.getMessage()), ""));
    List<Given> given = new ArrayList<>();
    for (String key : toml.keySet()) {
      Place place = place(toml.inputPositionOf(List.of(key)), key);
      Optional<Setting> setting = Setting.of(key);
      if (setting.isEmpty()) {
        problems.add(place, "there is no such setting", Suggestion.didYouMean(key, Setting.keys()));
      } else {
        add(given, setting.get(), toml.get(List.of(key)), place);
      }
    }
    return given;
  }

  private void add(List<Given> given, Setting setting, Object value, Place place) {
    boolean fits =
        switch (setting.kind()) {
          case TEXT, FILE -> value instanceof String;
          case NUMBER -> value instanceof Long;
          case SWITCH -> value instanceof Boolean;
        };
    if (!fits) {
      problems.add(place, "it must be " + setting.kind().words, example(setting));
      return;
    }
    String text = String.valueOf(value);
    given.add(
        new Given(
            setting,
            setting.kind() == Setting.Kind.FILE
                ? file.toAbsolutePath().resolveSibling(text).toString()
                : text,
            place));
  }

  private static String example(Setting setting) {
    return switch (setting.kind()) {
      case TEXT, FILE -> "Write it in quotes: " + setting.key() + " = \"…\".";
      case NUMBER -> "Write it without quotes: " + setting.key() + " = 8642.";
      case SWITCH -> "Write " + setting.key() + " = true.";
    };
  }

  private Place place(TomlPosition position, String key) {
    return new Place(file.toString(), position == null ? 0 : position.line(), key);
  }
}
