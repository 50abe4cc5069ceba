package dev.verve.server.act.alert;

import dev.verve.alert.AlertPlan;
import dev.verve.alert.AlertPlanCheck;
import dev.verve.alert.AlertPlanReader;
import dev.verve.model.ScoreModel;
import dev.verve.server.act.Moments;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Models;
import dev.verve.server.store.Audit;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules as they were saved, each text kept. */
public final class AlertPlans {
  /** The name of the file in problems. */
  public static final String FILE = "alerts.yaml";

  private final Store store;

  /** The plans of a store. */
  public AlertPlans(Store store) {
    this.store = store;
  }

  /** A text as it was saved, when and by whom. */
  public record Saved(String yaml, Instant at, String who) {}

  /** The rules that hold now. */
  public AlertPlan current() {
    return saved().map(now -> AlertPlanReader.read(FILE, now.yaml())).orElse(AlertPlan.EMPTY);
  }

  /** The text that holds now; empty before the first. */
  public Optional<Saved> saved() {
    return store.read(
        connection -> {
          List<Saved> found = new ArrayList<>();
          new Sql(connection)
              .each(
                  "select yaml, saved_at, who from alert_plan order by seq desc limit 1",
                  row ->
                      found.add(
                          new Saved(
                              row.getString("yaml"),
                              Moments.of(row, "saved_at"),
                              row.getString("who"))));
          return found.stream().findFirst();
        });
  }

  /**
   * Reads a text and holds its names against the model and the destinations.
   *
   * @throws dev.verve.problem.UserError with every problem
   */
  public AlertPlan check(String yaml) {
    AlertPlan plan = AlertPlanReader.read(FILE, yaml);
    Optional<ScoreModel> model = store.read(Models::published).map(LiveModel::model);
    List<String> destinations = store.read(AlertPlans::destinations);
    AlertPlanCheck.check(FILE, yaml, plan, model, destinations);
    return plan;
  }

  private static List<String> destinations(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    new Sql(connection)
        .each("select name from destination order by name", row -> names.add(row.getString(1)));
    return names;
  }

  /** Checks a text and lets it hold from now on. */
  public AlertPlan save(String yaml, String who) {
    AlertPlan plan = check(yaml);
    Instant now = store.clock().instant();
    store.write(
        connection -> {
          Sql sql = new Sql(connection);
          sql.run(
              "insert into alert_plan select coalesce(max(seq), 0) + 1, ?, ?, ? from alert_plan",
              yaml,
              Moments.utc(now),
              who);
          new Audit(connection, now).note(who, "alerts.save", plan.rules().size() + " rules");
          return true;
        });
    return plan;
  }
}
