package dev.verve.sql;

import dev.verve.model.Condition;
import dev.verve.model.Intervention;
import dev.verve.model.Target;
import dev.verve.plan.BoundModel;
import dev.verve.plan.Trait;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whom an intervention is for, and what is measured of them. */
public final class InterventionSql {
  private final BoundModel model;
  private final Dialect dialect;

  public InterventionSql(BoundModel model, Dialect dialect) {
    this.model = model;
    this.dialect = dialect;
  }

  /**
   * Relation {@code trial_member}: entity, id, arm.
   *
   * @param there the relation of those who may be chosen, with their scores where a rule asks
   * @param asOf the date of their traits
   * @param ids a query of {@code entity} and the {@code id} that people know
   * @param traits the traits that the target's segment reads, by name
   */
  public String member(
      Intervention intervention,
      String there,
      LocalDate asOf,
      String ids,
      Map<String, Trait> traits) {
    return SqlFile.render(
        "trial_member",
        Map.of(
            "there", there,
            "ids", ids,
            "hash", ArmSql.hash(dialect, intervention.name(), "i.id"),
            "place", ArmSql.place("hash"),
            "arm", ArmSql.arm(dialect, "place", intervention.shares()),
            "traits", joins(traits, asOf),
            "kept", kept(intervention.target(), List.copyOf(traits.keySet()))));
  }

  private String joins(Map<String, Trait> traits, LocalDate asOf) {
    StringBuilder joins = new StringBuilder();
    int next = 0;
    for (Trait trait : traits.values()) {
      joins.append(
          "\n    left join (%s) t%d on t%d.entity = s.entity"
              .formatted(new TraitSql(model, dialect).values(trait, asOf), next, next));
      next++;
    }
    return joins.toString();
  }

  private String kept(Target target, List<String> traits) {
    List<String> parts = new ArrayList<>();
    if (!target.users().isEmpty()) {
      parts.add(
          target.users().stream()
              .map(dialect::text)
              .collect(Collectors.joining(", ", "i.id in (", ")")));
    }
    Condition segment = target.segment();
    if (segment != null) {
      ConditionSql conditions =
          new ConditionSql(
              dialect,
              name ->
                  Optional.of(traits.indexOf(name))
                      .filter(place -> place >= 0)
                      .map(place -> "t" + place + ".value"));
      parts.add(conditions.render(segment));
    }
    Condition rule = target.rule();
    if (rule != null) {
      parts.add(new ConditionSql(dialect, name -> Optional.of("s." + name)).render(rule));
    }
    return parts.isEmpty() ? "true" : String.join(" and ", parts);
  }

  /** A query of those who were first seen between two days, both included. */
  public String newcomers(Bounds days, LocalDate beginning) {
    return SqlFile.render(
        "trial_newcomer",
        Map.of(
            "known", new PopulationSql(model, dialect).known(days.last(), beginning),
            "first", dialect.date(days.first()),
            "last", dialect.date(days.last())));
  }

  /** A query of the points of a branch by entity. */
  public String branch(Names names, String branch) {
    return SqlFile.render(
        "trial_branch", Map.of("point", names.point(), "branch", dialect.text(branch)));
  }

  /**
   * A query of {@code entity} and whether an outcome {@code happened}, of all members.
   *
   * @param happened a condition on the days of the outcome, read as {@code o}
   * @param stayed a condition for whom it was open
   */
  public String outcome(String happened, String stayed) {
    return SqlFile.render("trial_outcome", Map.of("happened", happened, "stayed", stayed));
  }

  /** What happened of those who came up to a day: {@code entity, y}. */
  public String closed(String happened, LocalDate last) {
    return SqlFile.render("trial_closed", Map.of("happened", happened, "last", dialect.date(last)));
  }

  /** A query of the mean of values {@code entity, y} in each arm. */
  public String means(String values) {
    return SqlFile.render("trial_day", Map.of("values", values));
  }

  /**
   * Relation of a trial: id, arm, m0, m1, … and before.
   *
   * @param measured queries of {@code entity} and {@code y} by the name of the metric, in order
   * @param before a query of {@code entity} and {@code y} before the start; empty for none
   */
  public String trial(Map<String, String> measured, Optional<String> before) {
    StringBuilder columns = new StringBuilder();
    StringBuilder joins = new StringBuilder();
    int next = 0;
    for (String values : measured.values()) {
      columns.append(", v%1$d.y as m%1$d".formatted(next));
      joins.append("\nleft join (%2$s) v%1$d on v%1$d.entity = m.entity".formatted(next, values));
      next++;
    }
    String earlier = before.isPresent() ? ", b.y as before" : "";
    before.ifPresent(
        values -> joins.append("\nleft join (%s) b on b.entity = m.entity".formatted(values)));
    return "select m.id, m.arm" + columns + earlier + "\nfrom trial_member m" + joins;
  }

  /** The rows of a trial of those members who came on a day. */
  public String trialOf(LocalDate day, Map<String, String> measured) {
    return trial(measured, Optional.empty()) + "\nwhere m.day = " + dialect.date(day);
  }

  /** A date of a panel of users. */
  public String unit(Names names, String values, String period) {
    return SqlFile.render(
        "trial_unit", Map.of("there", names.score(), "values", values, "period", period));
  }

  /**
   * A date of a panel of the values of a trait.
   *
   * @param asOf the date of the trait, the same for all dates of the panel
   * @param least fewer users of a value are left out
   */
  public String segment(
      Names names,
      String values,
      String period,
      Trait trait,
      String treated,
      LocalDate asOf,
      int least) {
    String told =
        "select entity, cast(value as varchar) as value from (%s) told"
            .formatted(new TraitSql(model, dialect).values(trait, asOf));
    return SqlFile.render(
        "trial_segment",
        Map.of(
            "there",
            names.score(),
            "values",
            values,
            "period",
            period,
            "trait",
            told,
            "treated",
            dialect.text(treated),
            "least",
            String.valueOf(least)));
  }
}
