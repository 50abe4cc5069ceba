package dev.verve.sql;

import dev.verve.model.Condition;
import dev.verve.model.Entity;
import dev.verve.model.WeightOverride;
import dev.verve.plan.BoundModel;
import dev.verve.plan.Trait;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who is scored, since when, in which account, under which overrides. Traits come from the users
 * file, else from the latest event that tells them.
 */
public final class PopulationSql {
  private final BoundModel model;
  private final Dialect dialect;
  private final String entity;

  public PopulationSql(BoundModel model, Dialect dialect) {
    this.model = model;
    this.dialect = dialect;
    this.entity = model.model().entity() == Entity.USER ? "e.v_user" : "e.v_account";
  }

  /**
   * Relation {@code population} from all that is known up to a day.
   *
   * @param beginning the first seen day of those who are listed without one
   */
  public String population(LocalDate last, LocalDate beginning) {
    return population(last, beginning, "min(e.v_day)");
  }

  /**
   * Relation {@code population} for one date alone: {@code first_seen} is null for those who are
   * known from events alone, since nothing asks for it and finding it costs a tenth of the run.
   */
  public String ofDate(LocalDate date, LocalDate beginning) {
    boolean listed = model.shape().people().isPresent();
    return population(date, beginning, listed ? "min(e.v_day)" : "cast(null as date)");
  }

  private String population(LocalDate last, LocalDate beginning, String firstSeen) {
    Condition exclude = model.model().exclude();
    ConditionSql conditions =
        new ConditionSql(dialect, name -> model.trait(name).map(trait -> column(trait)));
    Optional<Trait> seats = model.trait(BoundModel.SEATS);
    return SqlFile.render(
        "population",
        Map.of(
            "account", accounts() ? "known.account" : "cast(null as varchar)",
            "profile", profile(conditions),
            "seats",
                seats
                    .map(trait -> "try_cast(" + column(trait) + " as double)")
                    .orElse("cast(null as double)"),
            "kept", exclude == null ? "true" : "not " + conditions.render(exclude),
            "known", known(last, beginning, firstSeen)));
  }

  private String known(LocalDate last, LocalDate beginning, String firstSeen) {
    StringBuilder latest = new StringBuilder();
    if (accounts() && model.shape().hasAccounts()) {
      latest.append(",\n  ").append(dialect.latest("e.v_account", "e.v_at")).append(" as account");
    }
    eventTraits()
        .forEach(
            trait ->
                latest
                    .append(",\n  ")
                    .append(dialect.latest(trait.access(), "e.v_at"))
                    .append(" as ")
                    .append(alias(trait)));
    String seen =
        SqlFile.render(
            "seen",
            Map.of(
                "entity",
                entity,
                "first_seen",
                firstSeen,
                "latest",
                latest.toString(),
                "until",
                dialect.startOf(last.plusDays(1), model.shape().time())));
    if (model.shape().people().isEmpty()) {
      return seen;
    }
    return SqlFile.render(
        "seen_or_listed",
        Map.of(
            "beginning", dialect.date(beginning),
            "columns", columns(),
            "traits", peopleTraits(),
            "seen", seen));
  }

  private String columns() {
    StringBuilder columns = new StringBuilder();
    if (accounts()) {
      String listed = model.shape().peopleHaveAccounts() ? "p.v_account" : "null";
      String seen = model.shape().hasAccounts() ? "s.account" : "null";
      columns.append(",\n  coalesce(").append(listed).append(", ").append(seen).append(")");
      columns.append(" as account");
    }
    for (Trait trait : model.traits()) {
      String access = (trait.source() == Trait.Source.PEOPLE ? "p." : "s.") + alias(trait);
      columns.append(",\n  ").append(access).append(" as ").append(alias(trait));
    }
    return columns.toString();
  }

  private String peopleTraits() {
    return model.traits().stream()
        .filter(trait -> trait.source() == Trait.Source.PEOPLE)
        .map(trait -> ", " + trait.access() + " as " + alias(trait))
        .collect(Collectors.joining());
  }

  private String profile(ConditionSql conditions) {
    List<WeightOverride> overrides = model.model().overrides();
    StringBuilder sum = new StringBuilder("cast(0 as bigint)");
    for (int i = 0; i < overrides.size(); i++) {
      sum.append(" + case when ").append(conditions.render(overrides.get(i).when()));
      sum.append(" then ").append(1L << i).append(" else 0 end");
    }
    return sum.toString();
  }

  private boolean accounts() {
    return model.model().rollup() != null;
  }

  private List<Trait> eventTraits() {
    return model.traits().stream().filter(t -> t.source() == Trait.Source.EVENTS).toList();
  }

  private String column(Trait trait) {
    return "known." + alias(trait);
  }

  private String alias(Trait trait) {
    return dialect.name("trait_" + trait.name());
  }
}
