package dev.verve.cli;

import dev.verve.alert.AlertPlan;
import dev.verve.alert.AlertPlanCheck;
import dev.verve.alert.AlertPlanReader;
import dev.verve.model.ScoreModel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules of alerts in a file, without a server that knows their destinations. */
final class RulesFile {
  private RulesFile() {}

  /**
   * Reads rules that are meant for each of some models.
   *
   * @throws dev.verve.problem.UserError with every problem, such as a band that a model lacks
   */
  static AlertPlan read(Path file, List<ScoreModel> models) {
    String text = ModelFile.text(file);
    AlertPlan plan = AlertPlanReader.read(file.toString(), text);
    Set<String> destinations = new HashSet<>();
    plan.rules().forEach(rule -> destinations.addAll(rule.to()));
    plan.people().values().forEach(destinations::addAll);
    for (ScoreModel model : models) {
      AlertPlanCheck.check(file.toString(), text, plan, Optional.of(model), destinations);
    }
    return plan;
  }
}
