package dev.verve.server.live;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.engine.Row;
import dev.verve.engine.ScoreRun;
import dev.verve.model.Entity;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Bounds;
import dev.verve.sql.Names;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/**
 * Corrects the kept scores of past days where a late event, a merge or an erasure reached them, for
 * those alone whom it touched, within one transaction of its caller. Traits and accounts are those
 * known now, for every day, as in a run over files.
 */
final class LateDays {
  private final DuckDBConnection connection;
  private final TraitNames traits;

  LateDays(DuckDBConnection connection, TraitNames traits) {
    this.connection = connection;
    this.traits = traits;
  }

  /** Corrects; false where no past day was reached. */
  boolean run() throws SQLException {
    Optional<Live> live = Live.read(connection);
    Optional<LiveModel> found =
        live.isEmpty() ? Optional.empty() : Models.of(connection, live.get().key());
    if (live.isEmpty() || found.isEmpty() || found.get().isProvisional()) {
      return false;
    }
    LiveModel model = found.get();
    ZonedDialect dialect = new ZonedDialect(model.model().timezone());
    DuckDbEngine engine = DuckDbEngine.over(connection, dialect);
    String mine = "late where version_key = " + model.key();
    List<Row> first = engine.query("select min(day) as day from " + mine);
    LocalDate from = first.get(0).date("day");
    if (from == null) {
      return false;
    }
    boolean everybody = model.model().entity() == Entity.ACCOUNT;
    engine.table(
        "touched",
        everybody
            ? "select distinct person from score_day"
            : "select distinct person from " + mine);
    correct(engine, dialect, model, from, live.get().asOf());
    engine.execute("delete from " + mine);
    return true;
  }

  private void correct(
      DuckDbEngine engine, ZonedDialect dialect, LiveModel model, LocalDate from, LocalDate asOf) {
    StoreRelations relations = new StoreRelations(engine, dialect, model.model().entity());
    BoundModel bound = relations.bind(model.model(), traits);
    LocalDate last = asOf.minusDays(1);
    if (last.isBefore(from)) {
      return;
    }
    ScoreRun run;
    if (model.model().entity() == Entity.USER) {
      run =
          new Kept(engine, bound, relations, dialect)
              .runOfPast(new Bounds(from, last), asOf, model.lock());
    } else {
      relations.show(bound, StoreRelations.ALL);
      run = new ScoreRun(engine, bound, relations.span(from), model.lock()).prepare(from, last);
    }
    Board board = new Board(engine, bound, model.key());
    for (LocalDate day = from; !day.isAfter(last); day = day.plusDays(1)) {
      board.day(run.usersAt(day, Names.SINGLE));
    }
  }
}
