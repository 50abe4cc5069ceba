package dev.verve.sql;

import dev.verve.model.Condition;
import dev.verve.model.EventRole;
import dev.verve.model.EventRoles;
import dev.verve.model.RoleKind;
import dev.verve.plan.BoundModel;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What users did in each of two periods that end on two dates, as ratios of sums. A meaningful
 * action is an event that some action of the model with a weight above 0 reads.
 */
public final class CheckSql {
  private static final int WEEK = 7;

  private final BoundModel model;
  private final Dialect dialect;
  private final EventSql events;
  private final EventRoles roles;
  private final Bounds before;
  private final Bounds after;

  /**
   * Queries for two periods.
   *
   * @param before the earlier period
   * @param after the later one; they do not overlap
   */
  public CheckSql(
      BoundModel model, Dialect dialect, EventRoles roles, Bounds before, Bounds after) {
    this.model = model;
    this.dialect = dialect;
    this.events = new EventSql(model, dialect);
    this.roles = roles;
    this.before = before;
    this.after = after;
  }

  /**
   * Relation {@code check_user}: for each user and period the active days, the actions, and for
   * each role that is played {@code <role>_n} events and the sum {@code <role>_total} of their
   * values.
   */
  public String user(LocalDate beginning) {
    StringBuilder told =
        new StringBuilder(",\n    case when " + active() + " then 1 else 0 end as active");
    StringBuilder sums =
        new StringBuilder(
            ",\n  count(distinct case when u.active = 1 then u.day end) as days"
                + ",\n  max(u.active) as users,\n  sum(u.active) as actions");
    for (EventRole role : roles.all()) {
      String name = role.kind().word();
      told.append(",\n    case when %s then 1 else 0 end as %s_n".formatted(isPlayed(role), name));
      told.append(
          ",\n    case when %s then %s else 0 end as %s_total"
              .formatted(isPlayed(role), value(role), name));
      sums.append(
          ",\n  sum(u.%1$s_n) as %1$s_n,\n  sum(u.%1$s_total) as %1$s_total".formatted(name));
    }
    Map<String, String> parts = edges(before, after);
    parts.put("entity", events.entity());
    parts.put("told", told.toString());
    parts.put("sums", sums.toString());
    parts.put("known", known(beginning));
    return SqlFile.render("check_user", parts);
  }

  /**
   * Relation {@code check_newcomer}: who came early enough in each period to be seen for a week.
   */
  public String newcomer(LocalDate beginning) {
    Map<String, String> parts = new HashMap<>();
    Bounds early = weekBefore(before);
    Bounds late = weekBefore(after);
    parts.put("earlier", dialect.date(early.first()));
    parts.put("earlier_end", dialect.date(early.last().plusDays(1)));
    parts.put("later", dialect.date(late.first()));
    parts.put("later_end", dialect.date(late.last().plusDays(1)));
    parts.put("known", known(beginning));
    parts.put("entity", events.entity());
    parts.put("active", active());
    parts.put("from", events.from(early.first()));
    parts.put("until", events.until(after.last()));
    parts.put("age", dialect.daysBetween("n.since", "e.day"));
    return SqlFile.render("check_newcomer", parts);
  }

  /** A ratio of sums over a relation of users and periods. */
  public String ratio(String relation, String numerator, String denominator) {
    return SqlFile.render(
        "check_sum",
        Map.of("relation", relation, "numerator", numerator, "denominator", denominator));
  }

  /** The days of newcomers whose first week lies within a period or the days before it. */
  public static Bounds weekBefore(Bounds period) {
    return new Bounds(period.first().minusDays(WEEK - 1), period.last().minusDays(WEEK - 1));
  }

  private Map<String, String> edges(Bounds earlier, Bounds later) {
    Map<String, String> edges = new HashMap<>();
    edges.put("earlier", events.from(earlier.first()));
    edges.put("earlier_end", events.until(earlier.last()));
    edges.put("later", events.from(later.first()));
    edges.put("later_end", events.until(later.last()));
    return edges;
  }

  private String known(LocalDate beginning) {
    return new PopulationSql(model, dialect).firstSeen(after.last(), beginning);
  }

  private String active() {
    return model.actions().stream()
        .filter(row -> row.action().weight() > 0)
        .map(row -> matched(row.action().events(), row.action().where()))
        .collect(Collectors.joining("\n      or ", "(", ")"));
  }

  private String isPlayed(EventRole role) {
    return matched(role.events(), role.where());
  }

  private String matched(List<String> events, @Nullable Condition where) {
    String names = events.stream().map(dialect::text).collect(Collectors.joining(", "));
    ConditionSql conditions = new ConditionSql(dialect, model.shape().properties()::access);
    return "(e.v_event in ("
        + names
        + ")"
        + (where == null ? "" : " and " + conditions.render(where))
        + ")";
  }

  /** A value without a number, or not between 0 and a day, counts as none. */
  private String value(EventRole role) {
    if (role.kind() != RoleKind.SESSION && role.kind() != RoleKind.LOAD) {
      return "0";
    }
    String number =
        Optional.ofNullable(role.value())
            .flatMap(model.shape().properties()::access)
            .map(NumberSql::of)
            .orElse("null");
    return "coalesce(case when %1$s between 0 and 86400000 then %1$s end, 0) * %2$s"
        .formatted("(" + number + ")", role.factor());
  }
}
