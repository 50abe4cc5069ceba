package dev.verve.sql;

import dev.verve.model.FittedScale;
import dev.verve.plan.Aggregate;
import dev.verve.plan.BoundModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The way from events to scores as queries, one for each relation. What a model does not use (caps,
 * overrides, different values) leaves no trace in the text, so that plain models run plain SQL.
 */
public final class ScoreSql {
  private static final String PART = ", e.v_part";

  private final BoundModel model;
  private final Dialect dialect;
  private final EventSql events;
  private final MatchSql match;

  public ScoreSql(BoundModel model, Dialect dialect) {
    this.model = model;
    this.dialect = dialect;
    this.events = new EventSql(model, dialect);
    this.match = new MatchSql(model, dialect);
  }

  /** Relation {@code activity}: amounts by entity, action and day. */
  public String activity(Bounds days) {
    return activity(days, "");
  }

  /** The same by the parts in which events came, which their column {@code v_part} names. */
  public String activityByPart(Bounds days) {
    return activity(days, PART);
  }

  private String activity(Bounds days, String part) {
    return SqlFile.render(
        "activity",
        Map.of(
            "entity", events.entity(),
            "amount", match.amount(),
            "part", part,
            "counts", match.counts(),
            "from", from(days),
            "until", until(days)));
  }

  /** Relation {@code activity} from a rollup that is kept in parts. */
  public String activityOfRollup(Bounds days) {
    String amount =
        model.takesMaximum()
            ? "case when action_key in (%s) then max(amount) else sum(amount) end"
                .formatted(
                    model.actions().stream()
                        .filter(row -> row.aggregate() == Aggregate.MAX)
                        .map(row -> String.valueOf(row.key()))
                        .collect(Collectors.joining(", ")))
            : "sum(amount)";
    return ofRollup("activity_of_rollup", days, Map.of("amount", amount));
  }

  /** Relation {@code activity_item}: different values by entity, action and day. */
  public String activityItem(Bounds days) {
    return activityItem(days, "");
  }

  /** The same by the parts in which events came, which their column {@code v_part} names. */
  public String activityItemByPart(Bounds days) {
    return activityItem(days, PART);
  }

  private String activityItem(Bounds days, String part) {
    return SqlFile.render(
        "activity_item",
        Map.of(
            "entity", events.entity(),
            "item", match.item(),
            "part", part,
            "counts", match.countsItem(),
            "from", from(days),
            "until", until(days)));
  }

  /** Relation {@code activity_item} from a rollup that is kept in parts. */
  public String activityItemOfRollup(Bounds days) {
    return ofRollup("activity_item_of_rollup", days, Map.of());
  }

  private String ofRollup(String file, Bounds days, Map<String, String> more) {
    Map<String, String> parts = new HashMap<>(more);
    parts.put("first", dialect.date(days.first()));
    parts.put("last", dialect.date(days.last()));
    return SqlFile.render(file, parts);
  }

  /** Relation {@code day_weight}: what each day up to a date counts. */
  public String dayWeight(LocalDate asOf, LocalDate first) {
    LocalDate start = model.longestWindow().map(days -> asOf.minusDays(days - 1L)).orElse(first);
    return SqlFile.render(
        "day_weight",
        Map.of(
            "age", dialect.daysBetween("d.day", dialect.date(asOf)),
            "days", dialect.days(start.isAfter(asOf) ? asOf : start, asOf)));
  }

  /** Relation {@code amount} from the rollup: each action's amount before its curve. */
  public String amount(Names names) {
    return amount(
        names,
        SqlFile.render(
            "amount", Map.of("day_weight", names.dayWeight(), "amount", total(day(), "w"))));
  }

  /** Relation {@code amount} from the rollup, for models that ask for no single day. */
  public String amountOfDays(Names names, Bounds days) {
    return amount(
        names,
        SqlFile.render(
            "amount_of_days",
            Map.of(
                "amount", total("d.amount", "a"),
                "first", dialect.date(days.first()),
                "last", dialect.date(days.last()),
                "age", dialect.daysBetween("d.day", dialect.date(days.last())))));
  }

  /** Relation {@code amount} without a rollup, for models that ask for no single day. */
  public String amountOfEvents(Names names, Bounds days) {
    return amount(
        names,
        SqlFile.render(
            "amount_of_events",
            Map.of(
                "entity", events.entity(),
                "amount", model.capsAmounts() ? "least(d.amount, a.max_amount)" : "d.amount",
                "total", match.amount(),
                "counts", match.counts(),
                "in_window", match.isInWindow(days.last()),
                "from", from(days),
                "until", until(days))));
  }

  private String amount(Names names, String ofAmounts) {
    List<String> parts = new ArrayList<>();
    if (model.countsAmounts()) {
      parts.add(ofAmounts);
    }
    if (model.countsDistinct()) {
      String distinct = "cast(count(distinct d.item) as double)";
      parts.add(
          SqlFile.render(
              "amount_item",
              Map.of("day_weight", names.dayWeight(), "amount", atMostMax(distinct, "w"))));
    }
    return String.join("\nunion all\n", parts);
  }

  /**
   * Relation {@code point}: points by entity and action.
   *
   * @param amount the relation of amounts, or a query of them
   */
  public String point(String amount, Names names) {
    boolean overridden = !model.model().overrides().isEmpty();
    String members = "";
    if (model.readsPopulationForPoints()) {
      members = "join " + names.there() + " p on p.entity = m.entity";
    }
    if (overridden) {
      members += "\njoin action_weight w on w.profile = p.profile and w.action_key = m.action_key";
    }
    String point =
        SqlFile.render(
            "point",
            Map.of(
                "weight",
                overridden ? "w.weight" : "a.weight",
                "amount",
                amount,
                "bent",
                CurveSql.bent(model.actions(), "m.amount"),
                "members",
                members));
    return model.capsBranches() ? SqlFile.render("point_capped", Map.of("point", point)) : point;
  }

  /** Relation {@code action_weight}: weights by override profile and action. */
  public String actionWeight() {
    return SqlFile.render("action_weight", Map.of());
  }

  /**
   * A query of the raw points of everybody who was there.
   *
   * @param there the relation of those, or a query of them in brackets
   */
  public String raw(String there, Names names) {
    return SqlFile.render("raw", Map.of("point", names.point(), "there", there));
  }

  /**
   * Relation {@code score}: scores and bands.
   *
   * @param raw a query of raw points, such as {@link #raw}
   */
  public String score(String raw, FittedScale scale) {
    return SqlFile.render(
        "score",
        Map.of(
            "raw", "(" + raw + ")",
            "score", ScaleSql.score(scale, "r.raw"),
            "reference", ScaleSql.reference(scale, "reference", "r.raw"),
            "band", ScaleSql.band(model.model().bands(), "score", dialect)));
  }

  private String day() {
    boolean dailyCap = model.actions().stream().anyMatch(row -> row.maxPerDay() != null);
    return (dailyCap ? "least(d.amount, w.max_per_day)" : "d.amount") + " * w.weight";
  }

  private String total(String day, String limits) {
    String sum = "sum(" + day + ")";
    String greatest = "max(" + day + ")";
    return atMostMax(
        model.takesMaximum()
            ? "case when any_value(%s.aggregate) = 'max' then %s else %s end"
                .formatted(limits, greatest, sum)
            : sum,
        limits);
  }

  private String atMostMax(String amount, String limits) {
    return model.capsAmounts()
        ? "least(" + amount + ", any_value(" + limits + ".max_amount))"
        : amount;
  }

  private String from(Bounds days) {
    return events.from(days.first());
  }

  private String until(Bounds days) {
    return events.until(days.last());
  }
}
