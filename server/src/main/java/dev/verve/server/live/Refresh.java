package dev.verve.server.live;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.Fit;
import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.model.Entity;
import dev.verve.model.Fingerprint;
import dev.verve.model.Lock;
import dev.verve.plan.BoundModel;
import dev.verve.server.store.Sql;
import dev.verve.sql.Names;
import dev.verve.sql.SqlFile;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/**
 * Brings the current scores up to all changes that are on disk, within one transaction of its
 * caller, by the same plans as the file run. Only those whom a change touches are scored anew; a
 * new day, a new model and a scale that is not frozen yet take everybody.
 */
final class Refresh {
  /** Active users from which on a fitted scale is frozen. */
  static final int ENOUGH = 30;

  /** Days before the first refresh whose scores are computed too. */
  private static final int BACKFILL = 30;

  private final DuckDBConnection connection;
  private final Clock clock;

  Refresh(DuckDBConnection connection, Clock clock) {
    this.connection = connection;
    this.clock = clock;
  }

  /** Refreshes; false where nothing had changed. */
  boolean run() throws SQLException {
    Optional<LiveModel> published = Models.published(connection);
    if (published.isEmpty()) {
      return false;
    }
    LiveModel model = published.get();
    long head = new Sql(connection).number("select coalesce(max(seq), 0) from change");
    LocalDate today = LocalDate.ofInstant(clock.instant(), model.model().timezone());
    Optional<Live> live = Live.read(connection).filter(l -> l.key() == model.key());
    Step step = new Step(model, head);
    if (live.isEmpty()) {
      step.first(today);
      return true;
    }
    Live now = live.get();
    if (now.asOf().isAfter(today)) {
      step.backTo(today);
      return true;
    }
    if (now.watermark() == head && !now.asOf().isBefore(today)) {
      return false;
    }
    if (now.watermark() < head) {
      step.touched(now);
    }
    for (LocalDate day = now.asOf(); day.isBefore(today); day = day.plusDays(1)) {
      step.nextDay(day, now.historyFrom());
    }
    return true;
  }

  /** The refresh of one model up to one change. */
  private final class Step {
    private final LiveModel model;
    private final long head;
    private final ZonedDialect dialect;
    private final DuckDbEngine engine;
    private final StoreRelations relations;
    private final BoundModel bound;

    Step(LiveModel model, long head) {
      this.model = model;
      this.head = head;
      this.dialect = new ZonedDialect(model.model().timezone());
      this.engine = DuckDbEngine.over(connection, dialect);
      this.relations = new StoreRelations(engine, dialect, model.model().entity());
      this.bound = relations.bind(model.model());
    }

    void first(LocalDate today) throws SQLException {
      Succession.to(connection, model.key(), today);
      everybody(today, today.minusDays(BACKFILL));
      engine.execute("delete from action_of where version_key = " + model.key());
      for (var action : bound.actions()) {
        new Sql(connection)
            .run(
                "insert into action_of values (?, ?, ?, ?)",
                model.key(),
                action.key(),
                action.branch(),
                action.action().slug());
      }
      if (!model.isProvisional()) {
        late(today.minusDays(BACKFILL), today);
      }
    }

    /** The clock was ahead: the days that have not come yet are taken back. */
    void backTo(LocalDate today) throws SQLException {
      String ahead = " where day >= date '" + today + "' and version_key = " + model.key();
      engine.execute("delete from score_day" + ahead);
      engine.execute("delete from account_day" + ahead);
      first(today);
    }

    void nextDay(LocalDate day, LocalDate historyFrom) throws SQLException {
      if (!model.isProvisional()) {
        new Board(engine, bound, model.key()).keepDay(day);
      }
      everybody(day.plusDays(1), historyFrom);
    }

    void touched(Live now) throws SQLException {
      engine.table(
          "touched",
          SqlFile.render(
              "store_touched",
              Map.of("zone", dialect.zoneText(), "after", String.valueOf(now.watermark()))));
      if (!model.isProvisional()) {
        late(now.historyFrom(), now.asOf());
      }
      if (model.isProvisional() || model.model().entity() == Entity.ACCOUNT) {
        everybody(now.asOf(), now.historyFrom());
      } else {
        relations.show(bound, "i.person in (select person from touched)");
        new Board(engine, bound, model.key()).now(score(now.asOf()));
        stand(now.asOf(), now.historyFrom());
      }
    }

    private void everybody(LocalDate asOf, LocalDate historyFrom) throws SQLException {
      relations.show(bound, StoreRelations.ALL);
      Scored scored = score(asOf);
      engine.table(
          "touched",
          "select entity as person, date '1900-01-01' as day from score union select person, date '1900-01-01' from score_now where version_key = "
              + model.key());
      new Board(engine, bound, model.key()).now(scored);
      stand(asOf, historyFrom);
      if (model.isProvisional() && scored.fit().active() >= ENOUGH) {
        Models.freeze(connection, model, lock(scored));
        late(historyFrom, asOf);
      }
    }

    private Scored score(LocalDate asOf) {
      return new ScoreRun(engine, bound, relations.span(asOf), model.lock())
          .prepare(asOf)
          .at(asOf, Names.SINGLE);
    }

    private Lock lock(Scored scored) {
      EventSpan span = relations.span(scored.asOf());
      return new Lock(
          model.model().name(),
          Fingerprint.ofScoring(model.model()),
          scored.fit().scale(),
          scored.accountFit().map(Fit::scale).orElse(null),
          scored.asOf(),
          scored.fit().users(),
          scored.fit().active(),
          span.days());
    }

    private void stand(LocalDate asOf, LocalDate historyFrom) throws SQLException {
      new Live(model.key(), asOf, historyFrom, head, clock.instant()).write(connection);
    }

    /** Notes whose past days a change reaches, for {@link LateDays}. */
    private void late(LocalDate historyFrom, LocalDate asOf) {
      engine.execute(
          "insert into late select %d, person, greatest(day, date '%s') from touched where day < date '%s'"
              .formatted(model.key(), historyFrom, asOf));
    }
  }
}
