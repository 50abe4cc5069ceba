package dev.verve.sql;

import dev.verve.plan.BoundModel;
import dev.verve.plan.Trait;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What is known of every entity: when it was first seen, its account and its traits, from the users
 * file, else as the latest event up to a date tells them.
 */
final class KnownSql {
  private static final String FIRST_DAY = "e.v_day";

  private final BoundModel model;
  private final Dialect dialect;
  private final EventSql events;
  private final LocalDate last;

  /**
   * What is known up to a day.
   *
   * @param last the day
   */
  KnownSql(BoundModel model, Dialect dialect, LocalDate last) {
    this.model = model;
    this.dialect = dialect;
    this.events = new EventSql(model, dialect);
    this.last = last;
  }

  /**
   * A row for each entity, as of the last day alone: {@code first_seen} is null for those who are
   * known from events alone, since nothing asks for it and finding it costs a tenth of the run.
   *
   * @param beginning the first seen day of those who are listed without one
   */
  String atLast(LocalDate beginning) {
    boolean listed = model.shape().people().isPresent();
    return listed ? joined(seen(FIRST_DAY), beginning, "") : seen("cast(null as date)");
  }

  /** A row for each entity, with the day on which it was first seen. */
  String everSince(LocalDate beginning) {
    String seen = seen(FIRST_DAY);
    return model.shape().people().isPresent() ? joined(seen, beginning, "") : seen;
  }

  /**
   * A row for each entity and {@code day} on which events may tell something new, the first day of
   * a range among them.
   */
  String byDay(LocalDate from, LocalDate beginning) {
    String day = ",\n      greatest(e.v_day, " + dialect.date(from) + ") as day";
    String told = telling("entity, day", FIRST_DAY, day);
    if (model.shape().people().isEmpty()) {
      return knownByDay(told);
    }
    String listed =
        "select v_entity, %s, cast(null as date)%s from person"
            .formatted(dialect.date(from), each(column -> ", null"));
    return joined(knownByDay(told + "\nunion all\n" + listed), beginning, ",\n  s.day");
  }

  private String knownByDay(String told) {
    return SqlFile.render(
        "known_by_day",
        Map.of(
            "told",
            told,
            "known",
            each(
                column ->
                    ",\n  %s over (partition by entity order by day) as %s"
                        .formatted(dialect.latest(column, "day"), column))));
  }

  private String seen(String firstSeen) {
    return told().isEmpty()
        ? SqlFile.render(
            "seen",
            Map.of(
                "entity",
                events.entity(),
                "first_seen",
                firstSeen.equals(FIRST_DAY) ? "min(" + FIRST_DAY + ")" : firstSeen,
                "until",
                until()))
        : telling("entity", firstSeen, "");
  }

  private String telling(String key, String firstSeen, String day) {
    Map<String, String> told = told();
    return SqlFile.render(
        "seen_telling",
        Map.of(
            "key",
            key,
            "entity",
            events.entity(),
            "first_seen",
            firstSeen,
            "values",
            day
                + told.entrySet().stream()
                    .map(one -> ",\n      " + one.getValue() + " as " + one.getKey())
                    .collect(Collectors.joining()),
            "told",
            each(column -> ", " + column),
            "latest",
            each(column -> ",\n  %s as %s".formatted(dialect.latest(column, "told_at"), column)),
            "until",
            until()));
  }

  private String joined(String seen, LocalDate beginning, String day) {
    return SqlFile.render(
        "seen_or_listed",
        Map.of(
            "beginning",
            dialect.date(beginning),
            "columns",
            day + columns(),
            "traits",
            peopleTraits(),
            "seen",
            seen));
  }

  private String columns() {
    StringBuilder columns = new StringBuilder();
    if (model.rollsUp()) {
      String listed = model.shape().peopleHaveAccounts() ? "p.v_account" : "null";
      String seen = model.shape().hasAccounts() ? "s.account" : "null";
      columns.append(",\n  coalesce(").append(listed).append(", ").append(seen).append(")");
      columns.append(" as account");
    }
    for (Trait trait : model.populationTraits()) {
      String access = (trait.source() == Trait.Source.PEOPLE ? "p." : "s.") + alias(trait);
      columns.append(",\n  ").append(access).append(" as ").append(alias(trait));
    }
    return columns.toString();
  }

  private String peopleTraits() {
    return model.populationTraits().stream()
        .filter(trait -> trait.source() == Trait.Source.PEOPLE)
        .map(trait -> ", " + trait.access() + " as " + alias(trait))
        .collect(Collectors.joining());
  }

  /** What events tell: how it is called, and how it is read of an event. */
  private Map<String, String> told() {
    Map<String, String> told = new LinkedHashMap<>();
    if (model.rollsUp() && model.shape().hasAccounts()) {
      told.put("account", "e.v_account");
    }
    List<Trait> traits = model.populationTraits();
    traits.stream()
        .filter(trait -> trait.source() == Trait.Source.EVENTS)
        .forEach(trait -> told.put(alias(trait), trait.access()));
    return told;
  }

  private String each(UnaryOperator<String> column) {
    return told().keySet().stream().map(column).collect(Collectors.joining());
  }

  private String until() {
    return events.until(last);
  }

  private String alias(Trait trait) {
    return alias(trait, dialect);
  }

  /** The column that holds a trait. */
  static String alias(Trait trait, Dialect dialect) {
    return alias(trait.name(), dialect);
  }

  /** The column that holds the trait of a name. */
  static String alias(String trait, Dialect dialect) {
    return dialect.name("trait_" + trait);
  }
}
