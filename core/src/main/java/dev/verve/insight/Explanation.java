package dev.verve.insight;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.engine.Scored;
import dev.verve.model.Band;
import dev.verve.model.Bands;
import dev.verve.model.FittedScale;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Why one score is what it is, and what would lift it.
 *
 * @param id whose
 * @param asOf the date
 * @param raw raw points
 * @param score the score
 * @param band its band
 * @param parts points by action, those that bring any
 * @param next the next band; empty in the highest
 * @param lifts what would reach it, the least first
 * @param daysUntilFall days without activity after which the band is lost, the model's hold
 *     included; empty where it never is
 * @param unknown why amounts, lifts and the fall are not known; empty where they are
 */
public record Explanation(
    String id,
    LocalDate asOf,
    double raw,
    double score,
    Band band,
    List<Part> parts,
    Optional<Band> next,
    List<Lift> lifts,
    OptionalInt daysUntilFall,
    Optional<String> unknown) {
  /**
   * What an action brings.
   *
   * @param action the action
   * @param amount its amount before the curve; NaN where it is not known
   * @param points its points, the branch's cap applied
   */
  public record Part(ActionRow action, double amount, double points) {}

  /** The explanation of one entity at a scored date; empty where it was not there. */
  public static Optional<Explanation> of(
      Engine engine, BoundModel model, Scored scored, String id) {
    return of(
        engine, model, scored, id, () -> EntityHistory.read(engine, model, scored.names(), id));
  }

  /** The same of what somebody did that may have been read before. */
  static Optional<Explanation> of(
      Engine engine, BoundModel model, Scored scored, String id, Supplier<EntityHistory> history) {
    List<Row> rows =
        engine.query(
            "select raw, score, band from "
                + scored.names().score()
                + " where entity = "
                + engine.dialect().text(id));
    return rows.stream().findFirst().map(row -> explain(model, scored, id, row, history.get()));
  }

  private static Explanation explain(
      BoundModel model, Scored scored, String id, Row row, EntityHistory history) {
    Bands bands = model.model().bands();
    LocalDate asOf = scored.asOf();
    double[] points = history.points(asOf);
    List<Part> parts = new ArrayList<>();
    for (ActionHistory action : history.actions()) {
      double own = points[action.action().key()];
      if (own != 0 || action.amount(asOf) != 0) {
        parts.add(new Part(action.action(), action.amount(asOf), own));
      }
    }
    int index = bands.indexOf(row.string("band"));
    Optional<Band> next =
        index + 1 < bands.list().size()
            ? Optional.of(bands.list().get(index + 1))
            : Optional.empty();
    FittedScale scale = scored.fit().scale();
    return new Explanation(
        id,
        asOf,
        row.real("raw"),
        row.real("score"),
        bands.list().get(index),
        parts,
        next,
        next.map(band -> lifts(history, asOf, scale, band.least())).orElse(List.of()),
        fall(model, history, asOf, scale, index),
        Optional.empty());
  }

  /**
   * The explanation by points alone, where what was done for them is not at hand.
   *
   * @param unknown why it is not
   */
  public static Optional<Explanation> ofPoints(
      Engine engine, BoundModel model, Names names, LocalDate asOf, String id, String unknown) {
    String whose = " where entity = " + engine.dialect().text(id);
    List<Part> parts =
        engine.query("select action_key, points from %s%s".formatted(names.point(), whose)).stream()
            .map(
                row ->
                    new Part(
                        model.actions().get((int) row.whole("action_key")),
                        Double.NaN,
                        row.real("points")))
            .sorted(Comparator.comparingInt(part -> part.action().key()))
            .toList();
    return engine.query("select raw, score, band from " + names.score() + whose).stream()
        .findFirst()
        .map(
            row ->
                new Explanation(
                    id,
                    asOf,
                    row.real("raw"),
                    row.real("score"),
                    model.model().bands().named(row.string("band")),
                    parts,
                    Optional.empty(),
                    List.of(),
                    OptionalInt.empty(),
                    Optional.of(unknown)));
  }

  private static List<Lift> lifts(
      EntityHistory history, LocalDate asOf, FittedScale scale, double target) {
    double[] points = history.uncapped(asOf);
    List<Lift> lifts = new ArrayList<>();
    for (ActionHistory action : history.actions()) {
      if (action.weight() > 0) {
        LeastExtra.reaching(
                action.action(),
                target,
                extra -> scale.score(history.rawWith(points, asOf, action.action(), extra)))
            .ifPresent(extra -> lifts.add(new Lift(action.action(), extra)));
      }
    }
    lifts.sort(Comparator.comparingDouble(Lift::extra));
    return lifts;
  }

  private static OptionalInt fall(
      BoundModel model, EntityHistory history, LocalDate asOf, FittedScale scale, int index) {
    if (index == 0) {
      return OptionalInt.empty();
    }
    double held = model.model().bands().list().get(index).least() - model.model().hold();
    return Silence.daysUntil(
        asOf, later -> scale.score(history.raw(later)) < held, history::anythingLeft);
  }
}
