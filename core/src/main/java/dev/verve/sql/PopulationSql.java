package dev.verve.sql;

import dev.verve.model.Condition;
import dev.verve.model.Entity;
import dev.verve.model.WeightOverride;
import dev.verve.plan.BoundModel;
import dev.verve.plan.Trait;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who is scored, from when until when, in which account, under which overrides. Where that hangs on
 * what events tell, an entity has a row for each period in which it stays the same, so that every
 * date sees what was known then and nothing of what came later.
 */
public final class PopulationSql {
  private final BoundModel model;
  private final Dialect dialect;

  public PopulationSql(BoundModel model, Dialect dialect) {
    this.model = model;
    this.dialect = dialect;
  }

  /**
   * Relation {@code population} for one date alone.
   *
   * @param beginning the first seen day of those who are listed without one
   */
  public String ofDate(LocalDate date, LocalDate beginning) {
    return described("population", new KnownSql(model, dialect, date).atLast(beginning));
  }

  /**
   * Relation {@code population} for the dates of a closed range.
   *
   * @param beginning the first seen day of those who are listed without one
   */
  public String ofDates(Bounds dates, LocalDate beginning) {
    KnownSql known = new KnownSql(model, dialect, dates.last());
    return model.changesOverTime()
        ? described("population_by_period", known.byDay(dates.first(), beginning))
        : described("population", known.everSince(beginning));
  }

  /**
   * A query of everybody up to a day, a row each: {@code since} when they are there, and what is
   * known of them on that day.
   *
   * @param beginning the first seen day of those who are listed without one
   */
  public String known(LocalDate last, LocalDate beginning) {
    return described("population", new KnownSql(model, dialect, last).everSince(beginning));
  }

  /**
   * A relation with everybody up to a day and {@code since} when they are there. The population of
   * a run tells it, where it has one row each.
   *
   * @param beginning the first seen day of those who are listed without one
   */
  public String firstSeen(LocalDate last, LocalDate beginning) {
    return model.changesOverTime() ? "(" + known(last, beginning) + ")" : "population";
  }

  /**
   * What events tell of everybody by the parts in which they came, in the columns of events: enough
   * to make the population of any date, in as few rows as tell it.
   */
  public String tellingByPart() {
    Entity entity = model.model().entity();
    Map<String, String> told = new LinkedHashMap<>();
    told.put("v_part", "e.v_part");
    told.put("v_day", "e.v_day");
    told.put("v_user", entity == Entity.USER ? "e.v_user" : "cast(null as string)");
    boolean ofAccounts = entity == Entity.ACCOUNT || model.rollsUp();
    told.put("v_account", ofAccounts ? "e.v_account" : "cast(null as string)");
    model.traits().stream()
        .filter(trait -> trait.source() == Trait.Source.EVENTS)
        .forEach(trait -> told.put(KnownSql.alias(trait, dialect), trait.access()));
    return SqlFile.render(
        "telling",
        Map.of(
            "columns",
            String.join(", ", told.keySet()),
            "told",
            told.entrySet().stream()
                .map(one -> one.getValue() + " as " + one.getKey())
                .collect(Collectors.joining(", ")),
            "entity",
            new EventSql(model, dialect).entity()));
  }

  /** How the column of {@link #tellingByPart} that holds a trait is read. */
  public static String told(String trait, Dialect dialect) {
    return KnownSql.alias(trait, dialect);
  }

  /**
   * Relation {@code there}: the part of the population that was there at a date.
   *
   * @param population the relation of everybody, or a query of them in brackets
   */
  public String there(String population, LocalDate asOf) {
    return SqlFile.render(
        "there", Map.of("population", population, "there", isThere(dialect, asOf)));
  }

  /** Whether the row of the population called {@code p} was there at a date. */
  static String isThere(Dialect dialect, LocalDate asOf) {
    return "(p.since is null or p.since <= %1$s) and (p.until is null or p.until > %1$s)"
        .formatted(dialect.date(asOf));
  }

  private String described(String file, String known) {
    Condition exclude = model.model().exclude();
    ConditionSql conditions =
        new ConditionSql(dialect, name -> model.trait(name).map(trait -> column(trait)));
    Optional<Trait> seats = model.trait(BoundModel.SEATS).filter(trait -> model.rollsUp());
    Map<String, String> parts = new HashMap<>();
    parts.put("known", known);
    parts.put("account", model.rollsUp() ? "known.account" : "cast(null as string)");
    parts.put("profile", profile(conditions));
    parts.put(
        "seats",
        seats
            .map(trait -> "try_cast(" + column(trait) + " as double)")
            .orElse("cast(null as double)"));
    parts.put("kept", exclude == null ? "true" : "not " + conditions.render(exclude));
    return SqlFile.render(file, parts);
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

  private String column(Trait trait) {
    return "known." + KnownSql.alias(trait, dialect);
  }
}
