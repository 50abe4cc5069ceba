package dev.verve.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.engine.ScoreRun;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What every engine must do alike. A subclass says how its engine loads files; the cases, the
 * random models and the independent scorer are the same for all.
 */
@Execution(ExecutionMode.CONCURRENT)
public abstract class EngineContract {
  private static final int FIRST_PAIR = 200;
  private static final double TOLERANCE = 1e-9;

  @TempDir protected Path folder;

  /** An engine of its own that has loaded CSV files for a model. */
  protected abstract EngineData load(ScoreModel model, Path events, Optional<Path> users);

  /** Whether a case reckoned by hand is run; all are, unless an engine takes long to begin. */
  protected boolean takes(String caseName) {
    return true;
  }

  /** How many random models are scored; fewer where an engine takes long to begin. */
  protected int randomCases() {
    return FIRST_PAIR;
  }

  /** How many random models are scored at two dates. */
  protected int randomPairs() {
    return 60;
  }

  /** Of how many users of these the explanation is looked at, which is a query each. */
  protected int explainedUsers() {
    return Integer.MAX_VALUE;
  }

  @TestFactory
  Stream<DynamicTest> reckonsAsByHand() {
    return Case.all(folder).stream()
        .filter(one -> takes(one.name()))
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> byHand(one)));
  }

  @TestFactory
  Stream<DynamicTest> agreesWithThePlainScorer() {
    return IntStream.range(0, randomCases())
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> random(seed)));
  }

  @TestFactory
  Stream<DynamicTest> givesEachOfTwoDatesWhatItHasAlone() {
    return IntStream.range(FIRST_PAIR, FIRST_PAIR + randomPairs())
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> pair(seed)));
  }

  private void byHand(Case one) {
    ScoreModel model = one.model();
    one.expected()
        .forEach(
            (date, expected) -> {
              try (EngineData data = load(model, one.events(), one.users())) {
                Expected actual = score(model, data, date);
                new Agreement(TOLERANCE)
                    .check(
                        one.name() + " at " + date,
                        one.knowsPoints() ? actual : actual.withoutPoints(),
                        expected);
              }
            });
  }

  private void random(int seed) throws IOException {
    RandomCase one = RandomCase.of(seed);
    Path events = events(one, seed);
    Optional<Path> users = users(one, seed);
    ScoreModel model = one.scoreModel();
    Expected expected =
        ReferenceScorer.score(model, HistoryReader.read(model, events, users), one.asOf());
    try (EngineData data = load(model, events, users)) {
      new Agreement(TOLERANCE)
          .check("seed " + seed + "\n" + one.model(), score(model, data, one.asOf()), expected);
    }
  }

  /** Every second model is plain, of which two dates are read in one pass. */
  private void pair(int seed) throws IOException {
    RandomCase one = seed % 2 == 0 ? RandomCase.of(seed) : RandomCase.plain(seed);
    ScoreModel model = one.scoreModel();
    try (EngineData data = load(model, events(one, seed), users(one, seed))) {
      LocalDate to = one.asOf();
      LocalDate from = to.minusDays(1 + seed % 20);
      new TwoDates(model, data, new Agreement(TOLERANCE), explainedUsers())
          .check("seed " + seed + "\n" + one.model(), from, to);
    }
  }

  private Path events(RandomCase one, int seed) throws IOException {
    return Files.writeString(own(seed).resolve("events.csv"), one.events());
  }

  private Optional<Path> users(RandomCase one, int seed) throws IOException {
    return one.users().isEmpty()
        ? Optional.empty()
        : Optional.of(Files.writeString(own(seed).resolve("users.csv"), one.users()));
  }

  private Path own(int seed) throws IOException {
    return Files.createDirectories(folder.resolve("seed-" + seed));
  }

  private static Expected score(ScoreModel model, EngineData data, LocalDate date) {
    BoundModel bound = Binder.bind(model, data.shape());
    new ScoreRun(data.engine(), bound, data.span(), null).prepare(date).at(date, Names.SINGLE);
    assertPartsSum(data.engine());
    if (model.rollup() != null) {
      assertAccountPartsSum(data.engine());
    }
    return Answer.read(data.engine(), bound, Names.SINGLE);
  }

  private static void assertPartsSum(Engine engine) {
    Row row =
        engine
            .query(
                """
                select count(*) as apart from score s
                left join (select entity, sum(points) as total from point group by entity) p
                  on p.entity = s.entity
                where abs(s.raw - coalesce(p.total, 0)) > 1e-9 * greatest(1, abs(s.raw))\
                """)
            .get(0);
    assertThat(row.whole("apart")).as("users whose points do not sum to raw").isZero();
  }

  private static void assertAccountPartsSum(Engine engine) {
    Row row =
        engine
            .query(
                """
                select count(*) as apart from account_score s
                left join (select account, sum(points) as total from account_point group by account) p
                  on p.account = s.account
                where abs(s.raw - coalesce(p.total, 0)) > 1e-9 * greatest(1, abs(s.raw))\
                """)
            .get(0);
    assertThat(row.whole("apart")).as("accounts whose parts do not sum").isZero();
  }
}
