package dev.verve.server.act.alert;

import dev.verve.alert.AlertPlan;
import dev.verve.alert.AlertRule;
import dev.verve.alert.CoolDown;
import dev.verve.alert.Routing;
import dev.verve.alert.Trigger;
import dev.verve.model.ScoreModel;
import dev.verve.server.act.Moments;
import dev.verve.server.act.alert.Fire.Scores;
import dev.verve.server.live.Live;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Models;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.sql.Bounds;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One look at all rules: each at the days that have closed since its last look, under the model of
 * the current scores. What is found and that it was looked at stand in one transaction, so that a
 * crash neither loses an alert nor raises it twice. A rule that is new begins with the last day
 * that closed: it does not wake anybody for the past.
 */
public final class AlertRound {
  private static final int MOST_DAYS = 31;

  private final Store store;
  private final AlertPlans plans;

  /** Rounds over a store. */
  public AlertRound(Store store, AlertPlans plans) {
    this.store = store;
    this.plans = plans;
  }

  private record Standing(Live live, LiveModel model) {}

  /** Looks at what is due; tells how many alerts were raised. */
  public int run() {
    AlertPlan plan = plans.current();
    Optional<Standing> standing = plan.rules().isEmpty() ? Optional.empty() : standing();
    if (standing.isEmpty() || standing.get().model().isProvisional()) {
      return 0;
    }
    int raised = 0;
    for (AlertRule rule : plan.rules()) {
      raised += look(plan, rule, standing.get());
    }
    return raised;
  }

  private Optional<Standing> standing() {
    return store.read(
        connection -> {
          Optional<Live> live = Live.read(connection);
          Optional<LiveModel> model = Models.current(connection);
          return live.isPresent() && model.isPresent()
              ? Optional.of(new Standing(live.get(), model.get()))
              : Optional.empty();
        });
  }

  private int look(AlertPlan plan, AlertRule rule, Standing standing) {
    LiveModel model = standing.model();
    boolean isNow = rule.trigger() instanceof Trigger.Silent;
    LocalDate last = isNow ? standing.live().asOf() : standing.live().asOf().minusDays(1);
    LocalDate seen =
        store.read(connection -> seen(connection, rule, model)).orElse(last.minusDays(1));
    LocalDate first = isNow ? last.minusDays(1) : seen.plusDays(1);
    if (first.isAfter(last)) {
      return 0;
    }
    LocalDate oldest = last.minusDays(MOST_DAYS - 1L);
    Bounds days = new Bounds(first.isBefore(oldest) ? oldest : first, last);
    Watch watch = new Watch(store, model);
    CoolDown coolDown = store.read(connection -> before(connection, rule));
    List<Fire> fires = watch.explained(rule, watch.fires(rule, days, coolDown));
    if (fires.isEmpty() && isNow) {
      return 0;
    }
    store.write(
        connection -> {
          for (Fire fire : fires) {
            raise(connection, plan, rule, model.model(), fire);
          }
          Sql sql = new Sql(connection);
          sql.run("delete from alert_seen where rule = ?", rule.slug());
          sql.run("insert into alert_seen values (?, ?, ?)", rule.slug(), model.key(), last);
          return true;
        });
    return fires.size();
  }

  private static Optional<LocalDate> seen(Connection connection, AlertRule rule, LiveModel model)
      throws SQLException {
    LocalDate[] found = new LocalDate[1];
    new Sql(connection)
        .each(
            "select until from alert_seen where rule = ? and version_key = ?",
            row -> found[0] = row.getObject(1, LocalDate.class),
            rule.slug(),
            model.key());
    return Optional.ofNullable(found[0]);
  }

  /** The alerts of a rule that may still cool down. */
  private static CoolDown before(Connection connection, AlertRule rule) throws SQLException {
    CoolDown coolDown = new CoolDown(rule.coolDown());
    new Sql(connection)
        .each(
            """
            select kind || ' ' || coalesce(cast(person as varchar), cast(account as varchar), about) as subject,
              max(day) as day
            from alert where rule = ? group by all""",
            row -> coolDown.raised(row.getString("subject"), row.getObject("day", LocalDate.class)),
            rule.slug());
    return coolDown;
  }

  private void raise(
      Connection connection, AlertPlan plan, AlertRule rule, ScoreModel model, Fire fire)
      throws SQLException {
    Instant now = store.clock().instant();
    Routing routing = Routing.of(model, fire.branch());
    Fire.Subject subject = fire.subject();
    Scores scores = fire.scores();
    Instant due = plan.quiet().next(rule.pace().due(now, plan.quiet().zone()));
    new Sql(connection)
        .run(
            """
            insert into alert
            select coalesce(max(id), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
              'open', null, null, null, ?, ?, null
            from alert""",
            rule.slug(),
            rule.title(),
            subject.kind().word(),
            subject.kind() == Kind.USER ? subject.key() : null,
            subject.kind() == Kind.ACCOUNT ? subject.key() : null,
            subject.about(),
            fire.day(),
            Moments.utc(now),
            fire.words(),
            scores == null ? null : scores.score(),
            scores == null ? null : scores.before(),
            scores == null ? null : scores.band(),
            scores == null ? null : scores.bandBefore(),
            fire.branch(),
            routing.told().orElse(null),
            String.join(",", routing.assigned()),
            String.join(",", routing.copied()),
            String.join(",", plan.destinations(rule, routing)),
            Moments.utc(due));
  }
}
