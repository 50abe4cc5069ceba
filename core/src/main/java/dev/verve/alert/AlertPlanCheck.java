package dev.verve.alert;

import dev.verve.model.Branch;
import dev.verve.model.Entity;
import dev.verve.model.ScoreModel;
import dev.verve.problem.Problems;
import dev.verve.problem.Suggestion;
import dev.verve.yaml.YamlDocument;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the names in rules against the model that is scored and the destinations there are. */
public final class AlertPlanCheck {
  private final String file;
  private final String text;
  private final Problems problems = new Problems();

  private AlertPlanCheck(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /**
   * Checks a plan.
   *
   * @param file name of the file, for messages
   * @param text the text that the plan was read from
   * @throws dev.verve.problem.UserError with every name that is unknown
   */
  public static void check(
      String file,
      String text,
      AlertPlan plan,
      Optional<ScoreModel> model,
      Collection<String> destinations) {
    AlertPlanCheck check = new AlertPlanCheck(file, text);
    for (AlertRule rule : plan.rules()) {
      String path = "alerts." + rule.slug();
      model.ifPresent(known -> check.rule(path, rule, known));
      check.destinations(path + ".to", rule.to(), destinations);
    }
    plan.people().forEach((name, list) -> check.destinations("people." + name, list, destinations));
    check.problems.refuseIfAny();
  }

  private void rule(String path, AlertRule rule, ScoreModel model) {
    List<String> branches = model.branches().stream().map(Branch::slug).toList();
    Trigger trigger = rule.trigger();
    name(path + ".branch", "branch", rule.branch(), branches);
    if (trigger instanceof Trigger.Crosses crosses) {
      List<String> bands = model.bands().names();
      String where = path + ".when.crosses";
      name(where, "band", crosses.band(), bands);
      if (bands.indexOf(crosses.band()) == 0) {
        add(where, "nobody falls out of the lowest band, nor rises to it", "Name a higher band.");
      }
    } else if (trigger instanceof Trigger.Drags drags) {
      name(path + ".when.drags", "branch", drags.branch(), branches);
    } else if (trigger instanceof Trigger.Unusual unusual) {
      name(path + ".when.unusual", "branch", unusual.branch(), branches);
    }
    if (trigger.isOfEach()) {
      scored(path + ".of", rule.of(), model);
    }
  }

  private void scored(String path, Entity of, ScoreModel model) {
    if (of == Entity.USER && model.entity() == Entity.ACCOUNT) {
      add(path, "the model scores accounts, not users", "Write `of: account`.");
    } else if (of == Entity.ACCOUNT && model.entity() == Entity.USER && model.rollup() == null) {
      add(
          path,
          "the model scores no accounts",
          "Add a line such as `accounts: {rollup: mean}` to the model.");
    }
  }

  private void destinations(String path, List<String> named, Collection<String> known) {
    named.forEach(name -> name(path, "destination", name, known));
  }

  private void name(String path, String what, @Nullable String name, Collection<String> known) {
    if (name != null && !known.contains(name)) {
      String cure = Suggestion.didYouMean(name, known);
      add(
          path,
          "there is no " + what + " '" + name + "'",
          cure.isEmpty() ? "Make it first, or leave it out." : cure);
    }
  }

  private void add(String path, String message, String cure) {
    problems.add(YamlDocument.find(file, text, path), message, cure);
  }
}
