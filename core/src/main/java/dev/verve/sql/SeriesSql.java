package dev.verve.sql;

import dev.verve.plan.BoundModel;
import dev.verve.plan.Trait;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was done day by day, by branch and segment. */
public final class SeriesSql {
  private final BoundModel model;
  private final Dialect dialect;

  public SeriesSql(BoundModel model, Dialect dialect) {
    this.model = model;
    this.dialect = dialect;
  }

  /**
   * Relation {@code series_user}: everybody up to a day.
   *
   * @param beginning the first seen day of those who are listed without one
   * @param trait by which they are told apart; empty for not at all
   */
  public String user(LocalDate last, LocalDate beginning, Optional<Trait> trait) {
    return SqlFile.render(
        "series_user",
        Map.of(
            "known", new PopulationSql(model, dialect).known(last, beginning),
            "segment", trait.isPresent() ? "t.value" : "'all'",
            "traits", trait.map(t -> new TraitSql(model, dialect).join(t, last, "p")).orElse("")));
  }

  /** Points by day, branch and segment, before decay, curves and caps of the window. */
  public String points(Bounds days) {
    ScoreSql sql = new ScoreSql(model, dialect);
    List<String> parts = new ArrayList<>();
    if (model.countsAmounts()) {
      parts.add("select entity, action_key, day, amount from (" + sql.activity(days) + ") a");
    }
    if (model.countsDistinct()) {
      parts.add(
          "select entity, action_key, day, cast(count(*) as double) as amount from ("
              + sql.activityItem(days)
              + ") i group by entity, action_key, day");
    }
    return SqlFile.render(
        "series_point",
        Map.of(
            "done",
            String.join("\nunion all\n", parts),
            "amount",
            "least(d.amount, coalesce(a.max_per_day, d.amount))"));
  }

  /** Who came when, by segment. */
  public String known(LocalDate first) {
    return SqlFile.render("series_known", Map.of("first", dialect.date(first)));
  }

  /** Relation of an entity's points and score cut down to those of one segment. */
  public String within(String relation, Trait trait, String value, LocalDate asOf) {
    return "select r.* from %s r%s where coalesce(nullif(cast(t.value as string), ''), '(none)') = %s"
        .formatted(
            relation, new TraitSql(model, dialect).join(trait, asOf, "r"), dialect.text(value));
  }

  /** The values of a trait among those who are scored, the most common first. */
  public String valuesOf(String score, Trait trait, LocalDate asOf, int most) {
    return "select coalesce(nullif(cast(t.value as string), ''), '(none)') as value, count(*) as users from %s r%s group by 1 order by users desc, value limit %d"
        .formatted(score, new TraitSql(model, dialect).join(trait, asOf, "r"), most);
  }
}
