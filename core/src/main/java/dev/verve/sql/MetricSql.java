package dev.verve.sql;

import dev.verve.event.TimeKind;
import dev.verve.model.Condition;
import dev.verve.model.Entity;
import dev.verve.model.EventRole;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BoundModel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The sums behind the metrics, as queries. An event is a meaningful action where some action of the
 * model with a weight above 0 reads it; it weighs what these actions give together.
 */
public final class MetricSql {
  /** Minutes without an event that end a visit, as web analytics count them. */
  public static final int PAUSE_MINUTES = 30;

  private static final double HUGE = 1e300;

  private final BoundModel model;
  private final Dialect dialect;
  private final ConditionSql conditions;
  private final EventSql events;

  public MetricSql(BoundModel model, Dialect dialect) {
    this.model = model;
    this.dialect = dialect;
    this.conditions = new ConditionSql(dialect, model.shape().properties()::access);
    this.events = new EventSql(model, dialect);
  }

  /**
   * Relation {@code metric_user}: everybody up to a day, without their accounts.
   *
   * @param trait by which users are told apart; empty for not at all
   */
  public String user(Bounds all, Optional<String> trait) {
    return user(all, trait, empty());
  }

  /** Relation {@code metric_user} with accounts, which cost a pass over the events. */
  public String userInAccount(Bounds all, Optional<String> trait) {
    return user(all, trait, model.model().entity() == Entity.USER ? account(all) : empty());
  }

  private String user(Bounds all, Optional<String> trait, Optional<String> account) {
    Optional<String> slice = trait.flatMap(name -> trait(name, all));
    String joins =
        account.map(select -> join(select, "c")).orElse("")
            + slice.map(select -> join(select, "s")).orElse("");
    return SqlFile.render(
        "metric_user",
        Map.of(
            "account",
            account.isPresent() ? "c.value" : "cast(null as string)",
            "segment",
            slice.isPresent() ? "coalesce(nullif(cast(s.value as string), ''), '(none)')" : "''",
            "population",
            new PopulationSql(model, dialect).known(all.last(), all.first()),
            "first_active",
            SqlFile.render(
                "metric_first",
                Map.of("entity", events.entity(), "worth", worth(), "until", until(all))),
            "traits",
            joins));
  }

  private static String join(String select, String alias) {
    return "\nleft join (%s) %s on %s.entity = p.entity".formatted(select, alias, alias);
  }

  private static Optional<String> empty() {
    return Optional.empty();
  }

  private Optional<String> account(Bounds all) {
    if (model.shape().peopleHaveAccounts()) {
      return Optional.of("select v_entity as entity, v_account as value from person");
    }
    return model.shape().hasAccounts() ? Optional.of(latest("e.v_account", all)) : empty();
  }

  private Optional<String> trait(String name, Bounds all) {
    Optional<String> listed = model.shape().people().flatMap(people -> people.access(name));
    if (listed.isPresent()) {
      return Optional.of("select v_entity as entity, " + listed.get() + " as value from person");
    }
    Optional<String> told =
        model.shape().properties().access(name).map(access -> latest(access, all));
    return told.isEmpty() && name.equals("account") ? account(all) : told;
  }

  /** Whether users can be told apart by a trait of this name. */
  public boolean knowsTrait(String name) {
    boolean account =
        name.equals("account")
            && (model.shape().hasAccounts() || model.shape().peopleHaveAccounts());
    return account
        || model.shape().people().flatMap(people -> people.access(name)).isPresent()
        || model.shape().properties().access(name).isPresent();
  }

  private String latest(String value, Bounds all) {
    return SqlFile.render(
        "metric_trait",
        Map.of(
            "entity",
            events.entity(),
            "value",
            value,
            "latest",
            dialect.latest("value", "at_last"),
            "until",
            until(all)));
  }

  /** Relation {@code metric_activity}: meaningful actions by user and day. */
  public String activity(Bounds days) {
    return SqlFile.render(
        "metric_activity",
        Map.of(
            "entity", events.entity(), "worth", worth(), "from", from(days), "until", until(days)));
  }

  /** Users by segment and the day on which a column of {@code metric_user} lies. */
  public String since(String column) {
    return SqlFile.render("metric_since", Map.of("since", column));
  }

  /** Users by feature, segment and period. */
  public String feature(Bounds days) {
    String counts = new MatchSql(model, dialect).counts(row -> row.action().weight() > 0);
    return SqlFile.render(
        "metric_feature",
        Map.of(
            "entity", events.entity(), "counts", counts, "from", from(days), "until", until(days)));
  }

  /** Users by the number of days on which they were active. */
  public String activeDays(Bounds days) {
    return SqlFile.render(
        "metric_active_days",
        Map.of("first", dialect.date(days.first()), "last", dialect.date(days.last())));
  }

  /** Users by the day on which an event says that they adopted the product. */
  public String adopted(EventRole role, Bounds all) {
    return SqlFile.render(
        "metric_adopted",
        Map.of("entity", events.entity(), "role", isPlayed(role), "until", until(all)));
  }

  /** Visits, their length and their pages. */
  public String visit(Optional<EventRole> visit, Optional<EventRole> page, Bounds days) {
    return SqlFile.render(
        "metric_visit",
        Map.of(
            "entity", events.entity(),
            "visit", visit.map(this::isPlayed).orElse("false"),
            "page", page.map(this::isPlayed).orElse("false"),
            "pause", Integer.toString(PAUSE_MINUTES * 60),
            "from", from(days),
            "until", until(days)));
  }

  /** Whether times tell more than the day, so that visits can be told apart. */
  public boolean tellsTimeOfDay() {
    return model.shape().time() != TimeKind.DATE;
  }

  /** The sum of what a role's events tell, of values in a range. */
  public String value(EventRole role, double least, double most, Bounds days) {
    return SqlFile.render(
        "metric_value",
        Map.of(
            "entity", events.entity(),
            "value", number(role),
            "role", isPlayed(role),
            "least", Double.toString(least),
            "most", Double.toString(Math.min(most, HUGE)),
            "from", from(days),
            "until", until(days)));
  }

  /** Answers of a survey. */
  public String survey(EventRole role, Bounds days) {
    return ofValue("metric_survey", role, number(role), days);
  }

  /** Different items consumed. */
  public String item(EventRole role, Bounds days) {
    return ofValue("metric_item", role, access(role), days);
  }

  private String ofValue(String relation, EventRole role, String value, Bounds days) {
    return SqlFile.render(
        relation,
        Map.of(
            "entity", events.entity(),
            "value", value,
            "role", isPlayed(role),
            "from", from(days),
            "until", until(days)));
  }

  /** Active users who interacted. */
  public String interaction(EventRole role, Bounds days) {
    return SqlFile.render(
        "metric_interaction",
        Map.of(
            "entity", events.entity(),
            "role", isPlayed(role),
            "from", from(days),
            "until", until(days)));
  }

  /** A fixed query over the relations of the metrics. */
  public String fixed(String relation) {
    return SqlFile.render(relation, Map.of());
  }

  /** Scores by segment. */
  public String score(Names names) {
    return SqlFile.render("metric_score", Map.of("score", names.score()));
  }

  /** What an event weighs: known by its name, but where an action has a condition. */
  private String worth() {
    StringBuilder cases = new StringBuilder();
    List<String> names =
        model.actions().stream()
            .filter(row -> counts(row) && row.action().where() != null)
            .flatMap(row -> row.action().events().stream())
            .distinct()
            .toList();
    for (String name : names) {
      String conditional =
          model.actions().stream()
              .filter(row -> counts(row) && row.action().events().contains(name))
              .filter(row -> row.action().where() != null)
              .map(this::weighed)
              .collect(Collectors.joining(" + "));
      cases.append(" + case when e.v_event = ").append(dialect.text(name));
      cases.append(" then ").append(conditional).append(" else 0 end");
    }
    return "(coalesce(m.v_worth, 0)" + cases + ")";
  }

  private String weighed(ActionRow row) {
    String where = conditions.render(Objects.requireNonNull(row.action().where()));
    return "case when " + where + " then " + row.action().weight() + " else 0 end";
  }

  private static boolean counts(ActionRow row) {
    return row.action().weight() > 0;
  }

  private String isPlayed(EventRole role) {
    String names = role.events().stream().map(dialect::text).collect(Collectors.joining(", "));
    Condition where = role.where();
    String condition = where == null ? "" : " and " + conditions.render(where);
    return "(e.v_event in (" + names + ")" + condition + ")";
  }

  private String number(EventRole role) {
    return "(" + NumberSql.of(access(role)) + ") * " + role.factor();
  }

  private String access(EventRole role) {
    return Optional.ofNullable(role.value())
        .flatMap(model.shape().properties()::access)
        .orElse("null");
  }

  private String from(Bounds days) {
    return events.from(days.first());
  }

  private String until(Bounds days) {
    return events.until(days.last());
  }
}
