package dev.verve.cli;

import dev.verve.engine.ScoreRun;
import dev.verve.insight.diagnosis.Before;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;

/** The model of {@code --model-from}, on the data of a job that loaded all properties. */
final class OlderModel {
  private OlderModel() {}

  static Before bind(Job job, String path) {
    ModelFile file = ModelFile.read(path);
    ScoreModel older = file.model();
    ScoreModel newer = job.model();
    if (older.entity() != newer.entity() || !older.timezone().equals(newer.timezone())) {
      throw UserError.of(
          Place.option("--model-from " + path),
          "both models must score the same entity in the same time zone",
          "Compare models that differ in their tree or their scale.");
    }
    if (older.scale().isFitted() && file.lock().isEmpty()) {
      job.warn(
          path
              + " has no lock, so its scale was fitted on the earlier date; keep the lock beside it to see what really changed");
    }
    BoundModel bound = Binder.bind(older, job.inputs().shape());
    return new Before(
        bound, new ScoreRun(job.engine(), bound, job.span(), file.lock().orElse(null)));
  }
}
