package dev.verve.cli;

import dev.verve.duckdb.Atomically;
import dev.verve.insight.evidence.ModelProposal;
import dev.verve.model.Action;
import dev.verve.model.Branch;
import dev.verve.model.Condition;
import dev.verve.model.Decay;
import dev.verve.model.ModelReader;
import dev.verve.model.ScoreModel;
import dev.verve.model.WeightOverride;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.yaml.TextDiff;
import dev.verve.yaml.YamlEdit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A proposal as an edit of the model's file that leaves everything else in it as it is. */
final class ProposalFile {
  private static final List<String> ROOT = List.of();

  private final Path path;
  private final String before;
  private final String after;

  private ProposalFile(Path path, String before, String after) {
    this.path = path;
    this.before = before;
    this.after = after;
  }

  /**
   * The edit.
   *
   * @throws UserError where the text is written in a way that cannot be changed in place
   */
  static ProposalFile of(Path path, ModelProposal proposal) {
    String before = read(path);
    String after = edited(before, proposal);
    ScoreModel reread = ModelReader.read(path.toString(), after);
    if (!reread.equals(proposal.after())) {
      throw UserError.of(
          Place.file(path.toString()),
          "the proposal cannot be written into this text in place",
          "Aliases and merged keys stand in the way; write the weights by hand.");
    }
    return new ProposalFile(path, before, after);
  }

  /** What would change. */
  List<String> diff() {
    return TextDiff.lines(path.toString(), before, after);
  }

  /** Changes the file. */
  void write() {
    Atomically.write(path, part -> Files.writeString(part, after));
  }

  private static String edited(String text, ModelProposal proposal) {
    ScoreModel before = proposal.before();
    ScoreModel after = proposal.after();
    YamlEdit edit = YamlEdit.of(text);
    boolean tree = edit.isMapping(List.of("tree"));
    for (int b = 0; b < before.branches().size(); b++) {
      Branch branch = before.branches().get(b);
      for (int a = 0; a < branch.actions().size(); a++) {
        Action action = branch.actions().get(a);
        List<String> place =
            tree
                ? List.of("tree", branch.slug(), "actions", action.slug())
                : List.of("actions", action.slug());
        edit = edited(edit, place, action, after.branches().get(b).actions().get(a));
      }
    }
    if (!before.decay().equals(after.decay())) {
      edit = edit.put(ROOT, "decay", decay(after.decay()));
    }
    if (before.window() != after.window()) {
      edit = edit.put(ROOT, "window", after.window() + "d");
    }
    if (!before.overrides().equals(after.overrides())) {
      return appended(edit.text(), "overrides: " + overrides(after.overrides()));
    }
    return edit.text();
  }

  /** What is new and long stands last. */
  private static String appended(String text, String field) {
    return text + (text.endsWith("\n") ? "" : "\n") + field + "\n";
  }

  private static String overrides(List<WeightOverride> overrides) {
    return overrides.stream()
        .map(it -> "{when: " + when(it.when()) + ", weights: " + weights(it) + "}")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** Proposals are for one value of one trait. */
  private static String when(Condition condition) {
    Condition.Test test = (Condition.Test) condition;
    return "{" + test.property() + ": \"" + escaped(test.values().get(0).toString()) + "\"}";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static String weights(WeightOverride override) {
    return new TreeMap<>(override.weights())
        .entrySet().stream()
            .map(it -> it.getKey() + ": " + number(it.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
  }

  private static YamlEdit edited(YamlEdit edit, List<String> place, Action before, Action after) {
    if (before.equals(after)) {
      return edit;
    }
    boolean isShort = !edit.isMapping(place);
    Map<String, String> fields = new LinkedHashMap<>();
    if (isShort || before.weight() != after.weight()) {
      fields.put("weight", number(after.weight()));
    }
    if (!before.curve().equals(after.curve())) {
      fields.put("curve", after.curve().word());
    }
    if (!Objects.equals(before.max(), after.max())) {
      fields.put("max", number(Objects.requireNonNull(after.max())));
    }
    if (isShort) {
      return edit.replace(place, fields.size() == 1 ? number(after.weight()) : flow(fields));
    }
    List<Map.Entry<String, String>> lastFirst = new ArrayList<>(fields.entrySet());
    Collections.reverse(lastFirst);
    YamlEdit edited = edit;
    for (Map.Entry<String, String> field : lastFirst) {
      edited = edited.put(place, field.getKey(), field.getValue());
    }
    return edited;
  }

  private static String flow(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(it -> it.getKey() + ": " + it.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String decay(Decay decay) {
    return switch (decay.kind()) {
      case NONE -> "none";
      case HALF_LIFE -> "{half_life: " + number(decay.days()) + "d}";
      case LINEAR -> "{linear: " + number(decay.days()) + "d}";
    };
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
