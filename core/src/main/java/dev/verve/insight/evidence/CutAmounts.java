package dev.verve.insight.evidence;

import dev.verve.engine.Engine;
import dev.verve.engine.SmallTable;
import dev.verve.engine.SmallTable.Type;
import dev.verve.insight.evidence.CutReader.Part;
import dev.verve.plan.ActionRow;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Names;
import dev.verve.sql.ScoreSql;
import dev.verve.sql.SqlFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What everybody had done of each action by their cut, by several ways of counting days at once.
 */
final class CutAmounts {
  private final Engine engine;
  private final BoundModel model;

  CutAmounts(Engine engine, BoundModel model) {
    this.engine = engine;
    this.model = model;
  }

  /** One array for each way of counting: row by row, one column an action. */
  List<double[]> read(CutRows rows, Part part, List<Counting> countings) {
    engine.rows(variants(countings));
    int columns = model.actions().size();
    List<double[]> read = new ArrayList<>();
    countings.forEach(counting -> read.add(new double[rows.size() * columns]));
    for (String query : queries(part)) {
      engine.each(
          query,
          row -> {
            int at = rows.row((int) row.whole("cut"), (int) row.whole("number"));
            if (at >= 0) {
              read.get((int) row.whole("variant"))[at * columns + (int) row.whole("action_key")] =
                  CutReader.steady(row.real("amount"));
            }
          });
    }
    return read;
  }

  /** A query of raw points as the present model gives them, for the users of a part. */
  String presentRaw(Part part) {
    engine.rows(variants(List.of(Counting.of(model.model()))));
    Names names = new Names("_at_cut");
    engine.view(
        names.amount(),
        "select p.entity, m.action_key, m.amount from (%s) m join cut_person p on p.number = m.number"
            .formatted(String.join("\nunion all\n", queries(part))));
    engine.view(
        names.there(), SqlFile.render("cut_there", Map.of("cut", String.valueOf(part.to()))));
    engine.table(names.point(), new ScoreSql(model, engine.dialect()).point(names.amount(), names));
    return "select p.number, %d as cut, sum(t.points) as raw from %s t join cut_person p on p.entity = t.entity group by p.number"
        .formatted(part.to(), names.point());
  }

  private List<String> queries(Part part) {
    String age = engine.dialect().daysBetween("d.day", "c.day");
    List<String> queries = new ArrayList<>();
    if (model.countsAmounts()) {
      queries.add(
          SqlFile.render(
              "cut_amount", Map.of("amount", amount(age), "age", age, "chosen", part.chosen())));
    }
    if (model.countsDistinct()) {
      queries.add(SqlFile.render("cut_item", Map.of("age", age, "chosen", part.chosen())));
    }
    return queries;
  }

  private static String amount(String age) {
    return """
        least(d.amount, v.max_per_day) * case v.decay
              when 'half_life' then pow(2, -%1$s / v.decay_days)
              when 'linear' then greatest(0, 1 - %1$s / v.decay_days)
              else 1
            end"""
        .formatted(age);
  }

  private SmallTable variants(List<Counting> countings) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int variant = 0; variant < countings.size(); variant++) {
      BoundModel counted = Binder.bind(countings.get(variant).in(model.model()), model.shape());
      for (ActionRow action : counted.actions()) {
        rows.add(
            Arrays.asList(
                variant,
                action.key(),
                action.windowDays(),
                action.decay().kind().name().toLowerCase(Locale.ROOT),
                action.decay().days(),
                action.maxPerDay(),
                action.max(),
                action.aggregate().word()));
      }
    }
    return SmallTable.named("cut_variant")
        .with("variant", Type.INTEGER)
        .with("action_key", Type.INTEGER)
        .with("window_days", Type.INTEGER)
        .with("decay", Type.TEXT)
        .with("decay_days", Type.REAL)
        .with("max_per_day", Type.REAL)
        .with("max_amount", Type.REAL)
        .with("aggregate", Type.TEXT)
        .withRows(rows);
  }
}
