package dev.verve.insight.impact;

import static dev.verve.problem.Check.require;

import dev.verve.engine.Engine;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.stats.Conclusion;
import dev.verve.stats.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Judges an intervention that was not randomised, from units over time.
 *
 * <p>With several treated units by {@link DifferenceTest}, with one by {@link SyntheticTest}. Both
 * are weaker evidence than a randomised test and say so, and both have gates to pass first.
 *
 * @param start the first period of the treatment
 * @param selectedIn periods whose values decided who was treated; they are left out, because who
 *     was low there comes back by itself
 * @param level the level of the intervals
 * @param goal which way the metric should move
 */
public record PanelAnalysis(String start, List<String> selectedIn, double level, Goal goal) {
  static final String WEAKER =
      "Weaker evidence than a randomised test: nobody was assigned by chance, so no sample ratio,"
          + " CUPED or relative lift stands here.";

  public PanelAnalysis {
    require(level > 0 && level < 1, "level must be between 0 and 1, was %s", level);
    selectedIn = List.copyOf(selectedIn);
  }

  /** A treatment from a period on, with intervals of 95 %, where more is better. */
  public static PanelAnalysis from(String start) {
    return new PanelAnalysis(start, List.of(), 0.95, Goal.HIGHER);
  }

  /** The same without the periods in which the treated were selected. */
  public PanelAnalysis withSelectedIn(List<String> periods) {
    return new PanelAnalysis(start, periods, level, goal);
  }

  /** The same for a metric that should move another way. */
  public PanelAnalysis withGoal(Goal other) {
    return new PanelAnalysis(start, selectedIn, level, other);
  }

  /**
   * Judges a panel.
   *
   * @param relation with the columns {@code unit, period, treated, y, cluster}
   * @param metric what {@code y} is called
   * @throws UserError where the panel contradicts itself, or one side is empty
   */
  public Impact judge(Engine engine, String relation, String metric) {
    PanelData data = PanelData.read(engine, relation, start);
    long treated = data.treatedUnits();
    if (treated == 0 || treated == data.units().size()) {
      throw UserError.of(
          Place.option("--treated"),
          treated == 0 ? "no complete unit is treated" : "every complete unit is treated",
          "Name the column that is 1 for treated units and 0 for the others.");
    }
    int first = data.periods().start(start);
    List<Integer> excluded = new ArrayList<>();
    selectedIn.forEach(period -> excluded.add(data.periods().named("--selected-in", period)));
    PanelData clusters = data.byCluster();
    Judged judged =
        clusters.treatedUnits() == 1
            ? new SyntheticTest(clusters, first, excluded).judge(this)
            : new DifferenceTest(data, first, excluded).judge(this);
    List<String> warnings = new ArrayList<>(List.of(WEAKER));
    warnings.addAll(judged.warnings());
    if (data.incomplete() > 0) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%,d units lack a value in some period and are left out; fill the gaps where they mean zero.",
              data.incomplete()));
    }
    return new Impact(
        List.of(comparison(metric, judged)),
        List.of(group("not treated", data, false, first), group("treated", data, true, first)),
        Evidence.WEAKER,
        Conclusion.refused("Nobody was assigned by chance."),
        judged.method() + "; means are of the periods from the start on",
        warnings);
  }

  /** What one of the two methods says. */
  record Judged(
      Verdict verdict,
      Conclusion<Effect> effect,
      Conclusion<Double> p,
      Conclusion<Double> smallestDetectable,
      String method,
      List<String> warnings) {

    static Judged refused(Verdict verdict, String method, String why) {
      return new Judged(
          verdict,
          Conclusion.refused(why),
          Conclusion.refused(why),
          Conclusion.refused(why),
          method,
          List.of(why));
    }
  }

  private static Comparison comparison(String metric, Judged judged) {
    return new Comparison(
        "treated",
        metric,
        false,
        judged.verdict(),
        judged.effect(),
        judged.p(),
        Conclusion.refused(WEAKER),
        Conclusion.refused(WEAKER),
        judged.smallestDetectable());
  }

  private static Impact.Group group(String name, PanelData data, boolean treated, int first) {
    double[] means =
        data.units().stream()
            .filter(unit -> unit.treated() == treated)
            .mapToDouble(unit -> unit.meanFrom(first))
            .toArray();
    double mean = DoubleStream.of(means).average().orElseThrow();
    return new Impact.Group(name, means.length, List.of(OptionalDouble.of(mean)));
  }
}
