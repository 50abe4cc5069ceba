package dev.verve.engine.contract;

import dev.verve.model.ScoreModel;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The independent scorer agrees with what was reckoned by hand. */
class ReferenceScorerTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> agreesWithEachCase() {
    return Case.all(folder).stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c)));
  }

  private static void check(Case one) {
    ScoreModel model = one.model();
    History history = HistoryReader.read(model, one.events(), one.users());
    one.expected()
        .forEach(
            (date, expected) -> {
              Expected actual = ReferenceScorer.score(model, history, date);
              new Agreement(1e-9)
                  .check(
                      one.name() + " at " + date,
                      one.knowsPoints() ? actual : actual.withoutPoints(),
                      expected);
            });
  }
}
