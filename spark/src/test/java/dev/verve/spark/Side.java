package dev.verve.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.model.ScoreModel;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Names;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one engine says of everybody.
 *
 * @param numbers raw, score and points by entity or account
 * @param bands the band of each
 */
record Side(SortedMap<String, Double> numbers, SortedMap<String, String> bands) {

  /** Reads the relations of a run. */
  static Side of(Engine engine, ScoreModel model) {
    Side side = new Side(new TreeMap<>(), new TreeMap<>());
    side.read(engine, "select entity as id, raw, score, band from score", "");
    engine.each(
        "select entity, action_key, points from point where points <> 0",
        row ->
            side.numbers.put(
                row.string("entity") + " action " + row.whole("action_key"), row.real("points")));
    if (model.rollup() != null) {
      side.read(engine, "select account as id, raw, score, band from account_score", "account ");
    }
    return side;
  }

  /** Scores the last date of the events and reads what came of it. */
  static Side scored(Engine engine, BoundModel bound, EventSpan span) {
    new ScoreRun(engine, bound, span, null).prepare(span.last()).at(span.last(), Names.SINGLE);
    return of(engine, bound.model());
  }

  private void read(Engine engine, String select, String prefix) {
    engine.each(
        select,
        row -> {
          String id = prefix + row.string("id");
          numbers.put(id + " raw", row.real("raw"));
          numbers.put(id + " score", row.real("score"));
          bands.put(id, row.string("band"));
        });
  }

  /** Equal to 1e-9, relative above 1, and in the same bands. */
  void agreesWith(String what, Side other) {
    assertThat(bands).as(what + ": bands").isEqualTo(other.bands);
    assertThat(numbers.keySet()).as(what + ": rows").isEqualTo(other.numbers.keySet());
    other.numbers.forEach(
        (id, value) ->
            assertThat(Objects.requireNonNull(numbers.get(id)))
                .as(what + ": " + id)
                .isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value)))));
  }
}
