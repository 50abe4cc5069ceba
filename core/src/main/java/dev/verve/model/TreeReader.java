package dev.verve.model;

import dev.verve.yaml.YamlField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the metric tree: branches with owners and actions, or a flat list of actions. */
final class TreeReader {
  /** The branch of a model that gives its actions without one. */
  static final String SINGLE_BRANCH = "actions";

  private TreeReader() {}

  static List<Branch> read(YamlField root, @Nullable YamlField tree, @Nullable YamlField actions) {
    if (tree != null && actions != null) {
      actions.problem(
          "a model has either `tree` or `actions`",
          "Move these actions into a branch of the tree.");
    }
    if (tree == null) {
      if (actions == null) {
        root.problem("the model has no actions", "Add a line such as `actions: {login: 1}`.");
        return List.of();
      }
      List<Action> read = actions(actions);
      return read.isEmpty()
          ? List.of()
          : List.of(new Branch(SINGLE_BRANCH, "Actions", Owner.NOBODY, null, read));
    }
    List<Branch> branches = new ArrayList<>();
    tree.fields().forEach((slug, field) -> branch(slug, field).ifPresent(branches::add));
    if (tree.isMapping() && tree.fields().isEmpty()) {
      tree.problem("the tree has no branch", "Add a branch with its actions.");
    }
    return branches;
  }

  private static Optional<Branch> branch(String slug, YamlField field) {
    if (!Slug.isSlug(slug)) {
      field.problem("'" + slug + "' is no name for a branch", Slug.CURE);
    }
    Map<String, YamlField> fields = field.fields(Set.of("title", "owner", "max_points", "actions"));
    if (!field.isMapping()) {
      return Optional.empty();
    }
    String title =
        Optional.ofNullable(fields.get("title")).flatMap(YamlField::text).orElse(readable(slug));
    Owner owner =
        Optional.ofNullable(fields.get("owner")).map(OwnerReader::read).orElse(Owner.NOBODY);
    Double maxPoints =
        Optional.ofNullable(fields.get("max_points"))
            .flatMap(f -> ActionReader.above0(f, "max_points"))
            .orElse(null);
    YamlField actions = fields.get("actions");
    if (actions == null) {
      field.problem("branch '" + slug + "' has no actions", "Add `actions:` with a weight each.");
      return Optional.empty();
    }
    List<Action> read = actions(actions);
    return read.isEmpty()
        ? Optional.empty()
        : Optional.of(new Branch(slug, title, owner, maxPoints, read));
  }

  private static List<Action> actions(YamlField field) {
    Map<String, Action> actions = new LinkedHashMap<>();
    Map<String, YamlField> fields = field.fields();
    fields.forEach(
        (slug, action) -> ActionReader.read(slug, action).ifPresent(a -> actions.put(slug, a)));
    if (field.isMapping() && fields.isEmpty()) {
      field.problem("there must be an action", "Add a line such as `login: 1`.");
    }
    return List.copyOf(actions.values());
  }

  private static String readable(String slug) {
    String words = slug.replace('-', ' ').replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
