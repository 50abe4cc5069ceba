package dev.verve.server.live;

import static dev.verve.sql.Names.SINGLE;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.Fit;
import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.model.Entity;
import dev.verve.model.Fingerprint;
import dev.verve.model.Lock;
import dev.verve.plan.BoundModel;
import dev.verve.server.store.Sql;
import dev.verve.sql.SqlFile;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.duckdb.DuckDBConnection;

/**
 * Brings the current scores up to all changes that are on disk, within one transaction of its
 * caller, by the same plans as the file run. Only those whom a change touches are scored anew; a
 * new day, a new model and a scale that is not frozen yet take everybody. Models of users read what
 * {@link Kept} keeps, models of accounts all events.
 */
final class Refresh {
  /** Active users from which on a fitted scale is frozen. */
  static final int ENOUGH = 30;

  /** Kept points are counted anew before the share that is left of them gets too small to write. */
  private static final double FAINTEST = 1e-200;

  /** Days before the first refresh whose scores are computed too. */
  private static final int BACKFILL = 30;

  private final DuckDBConnection connection;
  private final Clock clock;
  private final TraitNames traits;

  Refresh(DuckDBConnection connection, Clock clock, TraitNames traits) {
    this.connection = connection;
    this.clock = clock;
    this.traits = traits;
  }

  /** Refreshes; tells how much that changed. */
  Change run() throws SQLException {
    Optional<LiveModel> published = Models.published(connection);
    if (published.isEmpty()) {
      return Change.NONE;
    }
    LiveModel model = published.get();
    LocalDate today = LocalDate.ofInstant(clock.instant(), model.model().timezone());
    Optional<Live> live = Live.read(connection).filter(l -> l.key() == model.key());
    if (live.isPresent() && ImportedScores.stand(connection, model.key())) {
      return Change.NONE;
    }
    long known = live.map(Live::watermark).orElse(0L);
    long head =
        new Sql(connection)
            .number("select coalesce(max(seq), ?) from change where seq > ?", known, known);
    if (live.isPresent() && known == head && live.get().asOf().equals(today)) {
      return Change.NONE;
    }
    Step step = new Step(model, head, today, live.map(Live::decay).orElse(1.0));
    if (live.isEmpty()) {
      return step.first();
    }
    Live now = live.get();
    if (now.asOf().isAfter(today)) {
      return step.back();
    }
    Change change = step.touched(now);
    for (LocalDate day = now.asOf(); day.isBefore(today); day = day.plusDays(1)) {
      change = change.and(step.nextDay(day.plusDays(1), now.historyFrom()));
    }
    return change;
  }

  /** The refresh of one model up to one change. */
  private final class Step {
    private final LiveModel model;
    private final long head;
    private final LocalDate today;
    private final ZonedDialect dialect;
    private final DuckDbEngine engine;
    private final StoreRelations relations;
    private final BoundModel bound;
    private final Board board;
    private final Kept kept;
    private double decay;

    Step(LiveModel model, long head, LocalDate today, double decay) {
      this.model = model;
      this.head = head;
      this.today = today;
      this.dialect = new ZonedDialect(model.model().timezone());
      this.engine = DuckDbEngine.over(connection, dialect);
      this.relations = new StoreRelations(engine, dialect, model.model().entity());
      this.bound = relations.bind(model.model(), traits);
      this.board = new Board(engine, bound, model.key());
      this.kept = new Kept(engine, bound, relations, dialect);
      this.decay = decay;
    }

    Change first() throws SQLException {
      Succession.to(connection, model.key(), today);
      if (isOfUsers()) {
        kept.build(today.minusDays(BACKFILL), today);
      }
      everybody(today, today.minusDays(BACKFILL));
      board.showAccountPoints();
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
        engine.table("touched", "select entity as person, date '1900-01-01' as day from score");
        late(today.minusDays(BACKFILL), today);
      }
      return Change.ALL;
    }

    /** The clock was ahead: the days that have not come yet are taken back. */
    Change back() throws SQLException {
      String ahead = " where day >= date '" + today + "' and version_key = " + model.key();
      engine.execute("delete from score_day" + ahead);
      engine.execute("delete from account_day" + ahead);
      return first();
    }

    Change nextDay(LocalDate day, LocalDate historyFrom) throws SQLException {
      OptionalDouble factor = Overnight.factor(bound);
      if (model.isProvisional()) {
        board.forget();
        everybody(day, historyFrom);
      } else if (isOfUsers() && factor.isPresent() && decay * factor.getAsDouble() > FAINTEST) {
        turn(day, factor.getAsDouble());
        stand(day, historyFrom);
        return Change.TURNED;
      } else {
        everybody(day, historyFrom);
      }
      return Change.ALL;
    }

    private void turn(LocalDate day, double factor) {
      kept.turn(day);
      decay *= factor;
      ScoreRun run = kept.run(engine, Kept.TOUCHED, day, today, model.lock());
      board.turn(run.usersAt(day, SINGLE), factor, decay);
    }

    Change touched(Live now) throws SQLException {
      relations.gatherNew(now.watermark(), head);
      engine.table(
          "touched",
          SqlFile.render(
              "store_touched",
              Map.of("zone", dialect.zoneText(), "after", String.valueOf(now.watermark()))));
      if (now.watermark() == head) {
        return Change.NONE;
      }
      // a day that is over is corrected with the past ones, so that the new one need not wait
      boolean isOver = isOfUsers() && now.asOf().isBefore(today);
      if (!model.isProvisional()) {
        late(now.historyFrom(), isOver ? now.asOf().plusDays(1) : now.asOf());
      }
      if (isOfUsers()) {
        kept.absorb(now.watermark(), today);
      }
      if (model.isProvisional() || !isOfUsers()) {
        everybody(now.asOf(), now.historyFrom());
        return Change.ALL;
      } else if (!isOver) {
        ScoreRun run = kept.run(engine, Kept.TOUCHED, now.asOf(), today, model.lock());
        board.now(run.usersAt(now.asOf(), SINGLE), decay);
        stand(now.asOf(), now.historyFrom());
      }
      return Change.TOUCHED;
    }

    private void everybody(LocalDate asOf, LocalDate historyFrom) throws SQLException {
      decay = 1;
      Scored scored = scoreEverybody(asOf, board.all(asOf));
      stand(asOf, historyFrom);
      if (model.isProvisional() && scored.fit().active() >= ENOUGH) {
        Models.freeze(connection, model, lock(scored));
        engine.table("touched", "select entity as person, date '1900-01-01' as day from score");
        late(historyFrom, asOf);
      }
    }

    private Scored scoreEverybody(LocalDate asOf, Engine live) {
      if (isOfUsers()) {
        return kept.run(live, Kept.ALL, asOf, today, model.lock()).at(asOf, SINGLE);
      }
      relations.show(bound, StoreRelations.ALL);
      return new ScoreRun(live, bound, relations.span(asOf), model.lock())
          .prepare(asOf)
          .at(asOf, SINGLE);
    }

    private boolean isOfUsers() {
      return model.model().entity() == Entity.USER;
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
      new Live(model.key(), asOf, historyFrom, head, clock.instant(), decay).write(connection);
    }

    /** Notes whose past days a change reaches, for {@link LateDays}. */
    private void late(LocalDate historyFrom, LocalDate asOf) {
      engine.execute(
          "insert into late select %d, person, greatest(day, date '%s') from touched where day < date '%s'"
              .formatted(model.key(), historyFrom, asOf));
    }
  }
}
