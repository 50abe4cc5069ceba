package dev.verve.playbook;

import dev.verve.alert.AlertRule;
import dev.verve.alert.AlertRuleReader;
import dev.verve.model.Slug;
import dev.verve.problem.Problems;
import dev.verve.yaml.YamlDocument;
import dev.verve.yaml.YamlField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code playbooks.yaml}; every problem of the text is collected. */
public final class PlaybookReader {
  private static final Set<String> OWN = Set.of("holdout", "steps", "check_after", "owner");
  private static final Set<String> SHARED =
      Set.of("title", "when", "of", "branch", "cool_down", "to");

  private PlaybookReader() {}

  /**
   * Reads playbooks.
   *
   * @param file name of the file, for messages
   * @param text its text
   * @throws dev.verve.problem.UserError with every problem of the text
   */
  public static List<Playbook> read(String file, String text) {
    Problems problems = new Problems();
    List<Playbook> found = new ArrayList<>();
    YamlDocument.read(file, text, problems).ifPresent(root -> read(root, found));
    problems.refuseIfAny();
    return List.copyOf(found);
  }

  private static void read(YamlField root, List<Playbook> found) {
    YamlField all = root.fields(Set.of("playbooks")).get("playbooks");
    if (all == null) {
      root.problem("there are no playbooks", "Add `playbooks:` with one below it.");
      return;
    }
    all.fields()
        .forEach(
            (slug, field) -> {
              if (!Slug.isSlug(slug)) {
                field.problem("'" + slug + "' is no name for a playbook", Slug.CURE);
              }
              playbook(slug, field).ifPresent(found::add);
            });
  }

  private static Optional<Playbook> playbook(String slug, YamlField field) {
    Set<String> allowed = new TreeSet<>(OWN);
    allowed.addAll(SHARED);
    Map<String, YamlField> fields = field.fields(allowed);
    Map<String, YamlField> ruled = new LinkedHashMap<>(fields);
    ruled.keySet().retainAll(SHARED);
    Optional<AlertRule> rule = AlertRuleReader.read(slug, field, ruled);
    if (rule.isPresent() && !rule.get().trigger().isOfEach()) {
      field.problem(
          "a playbook begins for one user or account",
          "Give one of crosses, falls, below under `when`.");
      return Optional.empty();
    }
    double holdout =
        Optional.ofNullable(fields.get("holdout"))
            .flatMap(PlaybookReader::share)
            .orElse(Playbook.USUAL_HOLDOUT);
    int check =
        Optional.ofNullable(fields.get("check_after"))
            .flatMap(YamlField::wholeDays)
            .orElse(Playbook.USUAL_CHECK);
    YamlField steps = fields.get("steps");
    if (steps == null) {
      field.problem("it does nothing", "Add `steps:` with a list below it.");
      return Optional.empty();
    }
    List<Step> read = steps.items().stream().flatMap(it -> StepReader.read(it).stream()).toList();
    Optional<String> owner = Optional.ofNullable(fields.get("owner")).flatMap(YamlField::text);
    return rule.map(it -> new Playbook(it, holdout, read, check, owner.orElse(null)));
  }

  private static Optional<Double> share(YamlField field) {
    Optional<Double> share = field.number();
    if (share.isPresent() && !(share.get() >= 0 && share.get() < 1)) {
      field.problem("a holdout is a share from 0 to below 1", "Write 0.1 for a tenth.");
      return Optional.empty();
    }
    return share;
  }
}
