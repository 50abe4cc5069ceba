package dev.verve.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.engine.Engine;
import dev.verve.engine.Fit;
import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.engine.ScoredPair;
import dev.verve.insight.Explanation;
import dev.verve.insight.History;
import dev.verve.insight.Movement;
import dev.verve.model.Lock;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A run over several dates must give at each of them what a run of that date alone gives on the
 * same scale: a score is a function of the events, the model, the lock and the date.
 *
 * @param model the model
 * @param data the data
 * @param agreement how close is equal
 * @param explained of how many users the explanation is looked at
 */
record TwoDates(ScoreModel model, EngineData data, Agreement agreement, int explained) {
  private static final Names BEFORE = new Names("_before");
  private static final Names AFTER = new Names("_after");

  void check(String what, LocalDate from, LocalDate to) {
    Engine engine = data.engine();
    BoundModel bound = Binder.bind(model, data.shape());
    Scored alone = run(bound, null).prepare(to).at(to, Names.SINGLE);
    Expected last = Answer.read(engine, bound, Names.SINGLE);
    run(bound, lock(alone)).prepare(from).at(from, Names.SINGLE);
    Expected first = Answer.read(engine, bound, Names.SINGLE);

    ScoredPair both = run(bound, null).both(from, BEFORE, to, AFTER, to);
    Scored after = both.to();
    Scored before = both.from();
    agreement.check(what + " at the later date", Answer.read(engine, bound, AFTER), last);
    agreement.check(what + " at the earlier date", Answer.read(engine, bound, BEFORE), first);
    assertThat(cells(Movement.between(engine, bound, before, after)))
        .as(what + " movement")
        .isEqualTo(cells(first, last));
    first.users().entrySet().stream()
        .limit(explained)
        .forEach(user -> explained(what, bound, before, user.getKey(), user.getValue()));
    ScoreRun everyDay = run(bound, lock(after)).prepareDays(from, to);
    String daily = new History(engine, bound, everyDay).daily(from, after);
    agreement.numbers(what + " first day", scores(daily, from), scores(first));
    agreement.numbers(what + " last day", scores(daily, to), scores(last));
  }

  private ScoreRun run(BoundModel bound, @Nullable Lock lock) {
    return new ScoreRun(data.engine(), bound, data.span(), lock);
  }

  private Lock lock(Scored scored) {
    return new Lock(
        model.name(),
        "",
        scored.fit().scale(),
        scored.accountFit().map(Fit::scale).orElse(null),
        scored.asOf(),
        1,
        1,
        1);
  }

  private void explained(
      String what, BoundModel bound, Scored scored, String id, Expected.Standing standing) {
    Explanation explanation =
        Explanation.of(data.engine(), bound, scored, id).orElseThrow(() -> missing(what, id));
    double parts = explanation.parts().stream().mapToDouble(Explanation.Part::points).sum();
    agreement.number(what + " explanation of " + id, parts, standing.raw());
  }

  private static AssertionError missing(String what, String id) {
    return new AssertionError(what + ": nothing explains " + id);
  }

  private static Map<String, Long> cells(Movement movement) {
    Map<String, Long> cells = new TreeMap<>();
    movement.cells().forEach(cell -> cells.put(cell.from() + " to " + cell.to(), cell.users()));
    return cells;
  }

  private static Map<String, Long> cells(Expected first, Expected last) {
    Map<String, Long> cells = new TreeMap<>();
    last.users()
        .forEach((id, to) -> cells.merge(band(first, id) + " to " + to.band(), 1L, Long::sum));
    first.users().keySet().stream()
        .filter(id -> !last.users().containsKey(id))
        .forEach(id -> cells.merge(band(first, id) + " to null", 1L, Long::sum));
    return cells;
  }

  private static @Nullable String band(Expected scores, String id) {
    Expected.Standing standing = scores.users().get(id);
    return standing == null ? null : standing.band();
  }

  private SortedMap<String, Double> scores(String daily, LocalDate day) {
    SortedMap<String, Double> scores = new TreeMap<>();
    String where = " where day = " + data.engine().dialect().date(day);
    data.engine()
        .each(
            "select entity, score from " + daily + where,
            row -> {
              if (scores.put(row.string("entity"), row.real("score")) != null) {
                throw new AssertionError(row.string("entity") + " has two scores of " + day);
              }
            });
    return scores;
  }

  private static SortedMap<String, Double> scores(Expected expected) {
    SortedMap<String, Double> scores = new TreeMap<>();
    expected.users().forEach((id, standing) -> scores.put(id, standing.score()));
    return scores;
  }
}
