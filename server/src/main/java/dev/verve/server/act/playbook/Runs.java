package dev.verve.server.act.playbook;

import dev.verve.alert.CoolDown;
import dev.verve.model.Entity;
import dev.verve.playbook.Playbook;
import dev.verve.server.act.Moments;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The runs of playbooks in the store. */
public final class Runs {
  private final Store store;

  /** The runs of a store. */
  public Runs(Store store) {
    this.store = store;
  }

  /**
   * A run for people to read.
   *
   * @param state {@code active} or {@code done}
   * @param outcome what became of it; empty until it is noted
   */
  public record Shown(
      long id,
      String playbook,
      String subject,
      boolean isHeldOut,
      LocalDate startedOn,
      String state,
      String outcome) {}

  /**
   * What became of one group of a playbook.
   *
   * @param runs all that began
   * @param ended those whose outcome is noted
   * @param rose those whose band is higher than it was
   * @param change the mean change of the score of those that ended
   */
  public record Group(
      String playbook, boolean isHeldOut, long runs, long ended, long rose, double change) {}

  /** Runs that are due on a day. */
  List<Run> due(LocalDate day) {
    return store.read(
        connection -> {
          List<Run> found = new ArrayList<>();
          new Sql(connection)
              .each(
                  "select r.*, coalesce(p.id, a.id, 'somebody') as subject from playbook_run r"
                      + joins()
                      + " where r.state = 'active' and r.due_on <= ? order by r.id limit 10000",
                  row -> found.add(run(row)),
                  day);
          return found;
        });
  }

  private static String joins() {
    return " left join identity i on i.user_key = r.person left join identity p on p.user_key = i.person"
        + " left join account a on a.account_key = r.account";
  }

  private static Run run(ResultSet row) throws SQLException {
    Entity entity = Entity.valueOf(row.getString("entity").toUpperCase(Locale.ROOT));
    return new Run(
        row.getLong("id"),
        row.getString("playbook"),
        entity,
        row.getLong(entity == Entity.USER ? "person" : "account"),
        row.getString("subject"),
        row.getBoolean("held_out"),
        row.getObject("started_on", LocalDate.class),
        row.getInt("step"),
        row.getObject("due_on", LocalDate.class),
        row.getObject("waits_since", LocalDate.class),
        row.getDouble("score"),
        row.getString("band"));
  }

  /** The last runs, the newest first. */
  public List<Shown> list(int most) {
    return store.read(
        connection -> {
          List<Shown> found = new ArrayList<>();
          new Sql(connection)
              .each(
                  "select r.*, coalesce(p.id, a.id, 'somebody') as subject from playbook_run r"
                      + joins()
                      + " order by r.id desc limit "
                      + most,
                  row ->
                      found.add(
                          new Shown(
                              row.getLong("id"),
                              row.getString("playbook"),
                              row.getString("subject"),
                              row.getBoolean("held_out"),
                              row.getObject("started_on", LocalDate.class),
                              row.getString("state"),
                              row.getString("outcome") == null ? "" : row.getString("outcome"))));
          return found;
        });
  }

  /** What became of both groups of each playbook. */
  public List<Group> groups() {
    return store.read(
        connection -> {
          List<Group> found = new ArrayList<>();
          new Sql(connection)
              .each(
                  """
                  select playbook, held_out, count(*) as runs,
                    count(*) filter (where outcome is not null) as ended,
                    count(*) filter (where outcome like 'up %') as rose,
                    coalesce(avg(try_cast(split_part(outcome, ' ', 2) as double)), 0) as change
                  from playbook_run
                  group by playbook, held_out
                  order by playbook, held_out""",
                  row ->
                      found.add(
                          new Group(
                              row.getString("playbook"),
                              row.getBoolean("held_out"),
                              row.getLong("runs"),
                              row.getLong("ended"),
                              row.getLong("rose"),
                              row.getDouble("change"))));
          return found;
        });
  }

  /** Who entered a playbook before, for its cool-down. */
  static CoolDown before(Connection connection, Playbook playbook) throws SQLException {
    CoolDown coolDown = new CoolDown(playbook.rule().coolDown());
    new Sql(connection)
        .each(
            "select entity || ' ' || coalesce(person, account) as subject, max(started_on) as day"
                + " from playbook_run where playbook = ? group by all",
            row -> coolDown.raised(row.getString("subject"), row.getObject("day", LocalDate.class)),
            playbook.slug());
    return coolDown;
  }

  /** Begins a run. */
  static void begin(Connection connection, Run run, Instant now) throws SQLException {
    boolean isUser = run.entity() == Entity.USER;
    new Sql(connection)
        .run(
            "insert into playbook_run select coalesce(max(id), 0) + 1, ?, ?, ?, ?, ?, ?, ?, 0, ?, null, ?, ?,"
                + " 'active', null, null from playbook_run",
            run.playbook(),
            run.entity().word(),
            isUser ? run.key() : null,
            isUser ? null : run.key(),
            run.isHeldOut(),
            run.startedOn(),
            Moments.utc(now),
            run.dueOn(),
            run.score(),
            run.band());
  }

  /** Notes what was done; the run goes on as another says. */
  static void step(Connection connection, Run run, Run next, String what, String words, Instant now)
      throws SQLException {
    goOn(connection, next);
    new Sql(connection)
        .run(
            "insert into playbook_step values (?, ?, ?, ?, ?)",
            run.id(),
            run.step(),
            Moments.utc(now),
            what,
            words);
  }

  /** Notes how far a run is. */
  static void goOn(Connection connection, Run run) throws SQLException {
    new Sql(connection)
        .run(
            "update playbook_run set step = ?, due_on = ?, waits_since = ? where id = ?",
            run.step(),
            run.dueOn(),
            run.waitsSince(),
            run.id());
  }

  /** Notes the outcome. */
  static void end(Connection connection, Run run, String outcome, LocalDate day)
      throws SQLException {
    new Sql(connection)
        .run(
            "update playbook_run set state = 'done', outcome = ?, ended_on = ? where id = ?",
            outcome,
            day,
            run.id());
  }
}
