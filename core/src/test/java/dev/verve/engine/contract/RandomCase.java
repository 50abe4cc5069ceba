package dev.verve.engine.contract;

import dev.verve.model.ModelReader;
import dev.verve.model.ScoreModel;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/**
 * A random model and a random history, as files.
 *
 * @param model text of the model
 * @param events text of the events, as CSV
 * @param users text of the users file, as CSV; empty for none
 * @param asOf the date of the score
 */
record RandomCase(String model, String events, String users, LocalDate asOf) {

  static RandomCase of(int seed) {
    return of(seed, RandomModel::any);
  }

  /** With a model in which no single day counts. */
  static RandomCase plain(int seed) {
    return of(seed, RandomModel::plain);
  }

  private static RandomCase of(int seed, BiFunction<SplittableRandom, Boolean, String> model) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean ofAccounts = random.nextInt(8) == 0;
    RandomHistory history = new RandomHistory(random.split());
    String users = ofAccounts || random.nextInt(2) == 0 ? "" : history.users();
    return new RandomCase(
        model.apply(random.split(), ofAccounts), history.events(), users, history.asOf());
  }

  ScoreModel scoreModel() {
    return ModelReader.read("random.yaml", model);
  }
}
