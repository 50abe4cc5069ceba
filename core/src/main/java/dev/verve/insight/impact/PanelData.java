package dev.verve.insight.impact;

import dev.verve.engine.Engine;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.sql.SqlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A relation {@code unit, period, treated, y, cluster} as a balanced panel: units that lack a
 * period are left out, since a gap is no zero.
 *
 * @param periods the periods in order
 * @param units the complete units
 * @param incomplete how many units lack a value in some period
 */
record PanelData(Periods periods, List<PanelUnit> units, int incomplete) {

  /**
   * Reads a panel.
   *
   * @throws dev.verve.problem.UserError where units contradict themselves, or none is complete
   */
  static PanelData read(Engine engine, String relation, String start) {
    String select = SqlFile.render("panel", Map.of("panel", relation));
    TreeSet<String> names = new TreeSet<>();
    engine.each(
        "select distinct period from (" + select + ") p", r -> names.add(r.string("period")));
    Periods periods = Periods.of(names);
    int first = periods.start(start);
    Map<String, UnitRows> rows = new LinkedHashMap<>();
    engine.each(
        select,
        row ->
            rows.computeIfAbsent(row.string("unit"), unit -> new UnitRows(unit, periods.count()))
                .add(row, periods));
    Problems problems = new Problems();
    List<PanelUnit> units = new ArrayList<>();
    for (UnitRows unit : rows.values()) {
      unit.check(first, periods, problems);
      if (unit.isComplete()) {
        units.add(unit.unit());
      }
    }
    int incomplete = rows.size() - units.size();
    if (problems.isEmpty() && units.isEmpty()) {
      problems.add(
          Place.option("--panel"),
          "no unit has a value in every one of the %,d periods".formatted(periods.count()),
          "Fill the gaps where they mean zero, or keep fewer periods.");
    }
    problems.refuseIfAny();
    return new PanelData(periods, List.copyOf(units), incomplete);
  }

  long treatedUnits() {
    return units.stream().filter(PanelUnit::treated).count();
  }

  /** The same panel with the mean of each cluster as a unit. */
  PanelData byCluster() {
    Map<String, List<PanelUnit>> members = new LinkedHashMap<>();
    for (PanelUnit unit : units) {
      members.computeIfAbsent(unit.cluster(), cluster -> new ArrayList<>()).add(unit);
    }
    List<PanelUnit> means = new ArrayList<>();
    members.forEach((cluster, list) -> means.add(PanelUnit.mean(cluster, list)));
    return new PanelData(periods, List.copyOf(means), incomplete);
  }
}
