package dev.verve.cli;

import dev.verve.duckdb.Atomically;
import dev.verve.insight.evidence.ModelProposal;
import dev.verve.model.Action;
import dev.verve.model.Branch;
import dev.verve.model.Decay;
import dev.verve.model.ModelReader;
import dev.verve.model.ScoreModel;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.yaml.YamlEdit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
    return edit.text();
  }

  private static YamlEdit edited(YamlEdit edit, List<String> place, Action before, Action after) {
    String weight = number(after.weight());
    boolean bent = !before.curve().equals(after.curve());
    if (before.equals(after)) {
      return edit;
    }
    if (!edit.isMapping(place)) {
      String curve = ", curve: " + after.curve().word() + "}";
      return edit.replace(place, bent ? "{weight: " + weight + curve : weight);
    }
    YamlEdit curved = bent ? edit.put(place, "curve", after.curve().word()) : edit;
    return before.weight() == after.weight() ? curved : curved.put(place, "weight", weight);
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
