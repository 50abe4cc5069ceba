package dev.verve.server.act.playbook;

import dev.verve.alert.CoolDown;
import dev.verve.model.Bands;
import dev.verve.playbook.Playbook;
import dev.verve.playbook.Step;
import dev.verve.server.act.alert.Fire;
import dev.verve.server.act.alert.Watch;
import dev.verve.server.act.destination.Destinations;
import dev.verve.server.act.destination.Outbox;
import dev.verve.server.act.destination.Payloads;
import dev.verve.server.impact.PlaybookRegister;
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
import org.duckdb.DuckDBConnection;

/**
 * Takes all playbooks on by the days that have closed since the last round: those for whom the rule
 * holds enter, a random share of them left alone, and each run does what is due. What a step does
 * and that it was done stand in one transaction.
 */
public final class PlaybookRound {
  private static final int MOST_DAYS = 31;

  /** Whoever reaches the band that is waited for needs no further step. */
  private static final int PAST_ALL = 1_000;

  private final Store store;
  private final PlaybookPlans plans;
  private final Runs runs;
  private final StepWork work;
  private final PlaybookRegister register;

  /** Rounds over a store. */
  public PlaybookRound(
      Store store,
      PlaybookPlans plans,
      Destinations destinations,
      Outbox outbox,
      Payloads payloads) {
    this.store = store;
    this.plans = plans;
    this.runs = new Runs(store);
    this.work = new StepWork(destinations, outbox, payloads);
    this.register = new PlaybookRegister(store);
  }

  /** One round; tells how many entered. */
  public int run() {
    List<Playbook> playbooks = plans.current();
    Optional<LiveModel> model =
        playbooks.isEmpty() ? Optional.empty() : store.read(Models::current);
    Optional<Live> live = store.read(Live::read);
    if (model.isEmpty() || live.isEmpty() || model.get().isProvisional()) {
      return 0;
    }
    register.hold(playbooks, Models.SERVER);
    LocalDate closed = live.get().asOf().minusDays(1);
    int entered = 0;
    for (Playbook playbook : playbooks) {
      entered += enter(playbook, model.get(), closed);
    }
    for (Run run : runs.due(closed)) {
      Optional<Playbook> playbook =
          playbooks.stream().filter(it -> it.slug().equals(run.playbook())).findFirst();
      goOn(run, playbook, model.get(), closed);
    }
    return entered;
  }

  private int enter(Playbook playbook, LiveModel model, LocalDate last) {
    String name = "playbook " + playbook.slug();
    LocalDate seen =
        store.read(connection -> seen(connection, name, model)).orElse(last.minusDays(1));
    if (!seen.isBefore(last)) {
      return 0;
    }
    LocalDate oldest = last.minusDays(MOST_DAYS - 1L);
    LocalDate first = seen.plusDays(1).isBefore(oldest) ? oldest : seen.plusDays(1);
    CoolDown coolDown = store.read(connection -> Runs.before(connection, playbook));
    List<Fire> fires =
        new Watch(store, model).fires(playbook.rule(), new Bounds(first, last), coolDown);
    Instant now = store.clock().instant();
    store.write(
        connection -> {
          for (Fire fire : fires) {
            begin(connection, playbook, fire, now);
          }
          Sql sql = new Sql(connection);
          sql.run("delete from alert_seen where rule = ?", name);
          sql.run("insert into alert_seen values (?, ?, ?)", name, model.key(), last);
          return true;
        });
    return fires.size();
  }

  private static Optional<LocalDate> seen(Connection connection, String name, LiveModel model)
      throws SQLException {
    LocalDate[] found = new LocalDate[1];
    new Sql(connection)
        .each(
            "select until from alert_seen where rule = ? and version_key = ?",
            row -> found[0] = row.getObject(1, LocalDate.class),
            name,
            model.key());
    return Optional.ofNullable(found[0]);
  }

  private static void begin(Connection connection, Playbook playbook, Fire fire, Instant now)
      throws SQLException {
    Long key = fire.subject().key();
    Fire.Scores scores = fire.scores();
    if (key == null || scores == null) {
      return;
    }
    boolean isHeldOut = playbook.leavesAlone(fire.subject().id());
    LocalDate due = isHeldOut ? fire.day().plusDays(playbook.checkAfter()) : fire.day();
    Runs.begin(
        connection,
        new Run(
            0,
            playbook.slug(),
            playbook.rule().of(),
            key,
            "",
            isHeldOut,
            fire.day(),
            0,
            due,
            null,
            scores.score(),
            scores.band()),
        now);
  }

  /** Does all steps that are due; a playbook that is gone only waits for its outcome. */
  private void goOn(Run first, Optional<Playbook> playbook, LiveModel model, LocalDate today) {
    Run run = first;
    List<Step> steps =
        run.isHeldOut() ? List.of() : playbook.map(Playbook::steps).orElse(List.of());
    while (run.step() < steps.size() && !run.dueOn().isAfter(today)) {
      Run now = run;
      run = store.write(connection -> step(connection, now, steps.get(now.step()), model, today));
    }
    if (run.step() < steps.size()) {
      return;
    }
    LocalDate check = run.startedOn().plusDays(playbook.map(Playbook::checkAfter).orElse(1));
    Run last = run;
    store.write(
        connection -> {
          if (check.isAfter(today)) {
            return new Sql(connection)
                .run("update playbook_run set due_on = ? where id = ?", check, last.id());
          }
          Runs.end(connection, last, outcome(connection, last, model, check), today);
          return 1L;
        });
  }

  private Run step(
      DuckDBConnection connection, Run run, Step step, LiveModel model, LocalDate today)
      throws SQLException {
    Instant now = store.clock().instant();
    Standing standing = Standing.of(connection, run, model, today);
    if (step instanceof Step.WaitUntil wait) {
      return waits(connection, run, wait, standing, model.model().bands(), today);
    }
    Run next = run.at(run.step() + 1, today);
    String words = work.of(connection, run, step, standing, now);
    Runs.step(connection, run, next, step.getClass().getSimpleName(), words, now);
    return next;
  }

  private Run waits(
      Connection connection,
      Run run,
      Step.WaitUntil wait,
      Standing standing,
      Bands bands,
      LocalDate today)
      throws SQLException {
    LocalDate asked = run.waitsSince();
    LocalDate since = asked == null ? today : asked;
    boolean isThere = bands.indexOf(standing.band()) >= bands.indexOf(wait.band());
    if (!isThere && today.isBefore(since.plusDays(wait.atMost()))) {
      Run waiting = run.at(run.step(), today.plusDays(1)).waitingSince(since);
      Runs.goOn(connection, waiting);
      return waiting;
    }
    Run next = run.at(isThere ? PAST_ALL : run.step() + 1, today);
    String words = (isThere ? "reached " : "did not reach ") + wait.band();
    Runs.step(connection, run, next, "WaitUntil", words, store.clock().instant());
    return next;
  }

  private static String outcome(Connection connection, Run run, LiveModel model, LocalDate check)
      throws SQLException {
    Bands bands = model.model().bands();
    Standing standing = Standing.of(connection, run, model, check);
    int moved = bands.indexOf(standing.band()) - bands.indexOf(run.band());
    double change = Math.rint((standing.score() - run.score()) * 100) / 100;
    return (moved > 0 ? "up " : moved < 0 ? "down " : "same ") + change;
  }
}
