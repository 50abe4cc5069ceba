package dev.verve.yaml;

import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads a YAML 1.2 text into its root field; what cannot be read becomes a problem with a line. */
public final class YamlDocument {
  private YamlDocument() {}

  /** The root of the document, or empty where the text is no YAML or holds nothing. */
  public static Optional<YamlField> read(String file, String text, Problems problems) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setSchema(new CoreSchema())
            .setAllowDuplicateKeys(true)
            .build();
    Optional<Node> root;
    try {
      root =
          new Compose(settings).composeString(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      problems.add(
          new Place(file, line, ""),
          "this is not YAML: " + e.getProblem(),
          "Look at the indentation, the colons and the quotes of this line and the one before.");
      return Optional.empty();
    } catch (YamlEngineException e) {
      problems.add(
          Place.file(file),
          "this is not YAML: " + e.getMessage(),
          "Give one YAML document of plain text.");
      return Optional.empty();
    }
    if (root.isEmpty()) {
      problems.add(Place.file(file), "the file is empty", "");
      return Optional.empty();
    }
    return root.map(node -> new YamlField(node, file, "", problems));
  }

  /** The place of a field by its path, as exact as the document has it. */
  public static Place find(String file, String text, String path) {
    Problems ignored = new Problems();
    Optional<YamlField> field = read(file, text, ignored);
    int line = 0;
    String dotted = path.replaceAll("\\[(\\d+)\\]", ".$1");
    for (String part : List.of(dotted.split("\\.", -1))) {
      field = field.flatMap(parent -> parent.child(part));
      line = field.map(found -> found.place().line()).orElse(line);
    }
    return new Place(file, line, path);
  }
}
