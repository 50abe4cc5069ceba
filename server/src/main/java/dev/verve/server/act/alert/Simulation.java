package dev.verve.server.act.alert;

import dev.verve.alert.AlertPlan;
import dev.verve.alert.AlertRule;
import dev.verve.alert.CoolDown;
import dev.verve.alert.Routing;
import dev.verve.answer.Fields;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.server.live.Live;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Models;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.sql.Bounds;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What rules would have raised over the kept history, by the same queries as the rounds: nothing is
 * kept and nobody is told. Branches that follow from a reason are not looked for, which would take
 * a study for each day.
 */
public final class Simulation {
  private static final int EXAMPLES = 5;

  private final Store store;

  /** Simulations over a store. */
  public Simulation(Store store) {
    this.store = store;
  }

  /**
   * What one rule would have raised.
   *
   * @param alerts how many
   * @param subjects of how many different ones
   * @param byDay how many on each day with any
   * @param told the accountable owner where the rule names a branch; empty where it does not
   * @param examples the last ones, in a sentence each
   */
  public record Outcome(
      AlertRule rule,
      int alerts,
      int subjects,
      Map<LocalDate, Integer> byDay,
      String told,
      List<String> examples) {

    private void write(Fields fields) {
      fields.text("rule", rule.slug());
      fields.text("title", rule.title());
      fields.count("alerts", alerts);
      fields.count("subjects", subjects);
      fields.text("accountable", told.isEmpty() ? null : told);
      fields.list("days", list -> byDay.forEach((day, n) -> list.object(it -> day(it, day, n))));
      fields.texts("examples", examples);
    }

    private static void day(Fields fields, LocalDate day, int alerts) {
      fields.text("day", day);
      fields.count("alerts", alerts);
    }
  }

  /**
   * An answer.
   *
   * @param days the days that were looked at: those asked for, as far as scores are kept
   */
  public record Answer(Bounds days, List<Outcome> rules) {
    /** All that would have been raised. */
    public int alerts() {
      return rules.stream().mapToInt(Outcome::alerts).sum();
    }

    /** The answer as fields. */
    public void write(Fields fields) {
      fields.text("from", days.first());
      fields.text("to", days.last());
      fields.count("alerts", alerts());
      fields.list("rules", list -> rules.forEach(rule -> list.object(rule::write)));
    }
  }

  /** Simulates the last closed days, as far as scores of the current model are kept. */
  public Answer run(AlertPlan plan, int days) {
    LiveModel model =
        store
            .read(Models::current)
            .orElseThrow(
                () ->
                    UserError.of(
                        Place.option("alerts"),
                        "there are no scores yet, so nothing could have been raised",
                        "Send events first, or publish a model."));
    LocalDate last = store.read(Live::read).orElseThrow().asOf().minusDays(1);
    LocalDate begin = new Watch(store, model).begin().orElse(last);
    LocalDate first = last.minusDays(days - 1L);
    Bounds range =
        new Bounds(first.isBefore(begin) ? (begin.isAfter(last) ? last : begin) : first, last);
    return new Answer(
        range, plan.rules().stream().map(rule -> outcome(rule, model, range)).toList());
  }

  private Outcome outcome(AlertRule rule, LiveModel model, Bounds days) {
    List<Fire> fires = new Watch(store, model).fires(rule, days, new CoolDown(rule.coolDown()));
    Map<LocalDate, Integer> byDay = new TreeMap<>();
    fires.forEach(fire -> byDay.merge(fire.day(), 1, Integer::sum));
    long subjects = fires.stream().map(fire -> fire.subject().id()).distinct().count();
    String told = Routing.of(model.model(), rule.branch()).told().orElse("");
    return new Outcome(
        rule, fires.size(), (int) subjects, byDay, told, store.read(c -> examples(c, fires)));
  }

  private static List<String> examples(Connection connection, List<Fire> fires)
      throws SQLException {
    List<Fire> last = fires.subList(Math.max(0, fires.size() - EXAMPLES), fires.size());
    Map<String, String> names = new HashMap<>();
    for (Kind kind : List.of(Kind.USER, Kind.ACCOUNT)) {
      String keys =
          last.stream()
              .filter(fire -> fire.subject().kind() == kind)
              .map(fire -> String.valueOf(fire.subject().key()))
              .collect(Collectors.joining(", "));
      if (!keys.isEmpty()) {
        String column = kind == Kind.USER ? "user_key" : "account_key";
        String table = kind == Kind.USER ? "identity" : "account";
        new Sql(connection)
            .each(
                "select %s, id from %s where %s in (%s)".formatted(column, table, column, keys),
                row -> names.put(kind.word() + " " + row.getLong(1), row.getString(2)));
      }
    }
    List<String> examples = new ArrayList<>();
    for (Fire fire : last) {
      String id = fire.subject().id();
      String about = fire.subject().about();
      String name = names.getOrDefault(id, about == null ? "somebody" : about);
      examples.add(fire.day() + " " + name + " " + fire.words() + ".");
    }
    return examples;
  }
}
