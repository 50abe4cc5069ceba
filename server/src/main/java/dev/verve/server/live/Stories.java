package dev.verve.server.live;

import dev.verve.engine.Row;
import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.insight.AccountChange;
import dev.verve.insight.AccountExplanation;
import dev.verve.insight.ScoreChange;
import dev.verve.insight.ScoreStory;
import dev.verve.model.Entity;
import dev.verve.plan.BoundModel;
import dev.verve.server.store.Store;
import dev.verve.sql.Bounds;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** How one score came from what it was to what it is. */
public final class Stories {
  private final Snapshot snapshot;
  private final LiveModel model;

  /** Stories under a model, which need not be the published one. */
  public Stories(Store store, LiveModel model) {
    this.snapshot = new Snapshot(store, model);
    this.model = model;
  }

  /**
   * The story of a person, or of an account that is scored itself.
   *
   * @param entity whose
   * @param named the key of the id that is asked about, which may have been another person's then
   * @param stood the model that stood at the earlier date, where it was another
   */
  public Optional<ScoreStory> of(
      long entity, long named, LocalDate from, LocalDate to, Optional<LiveModel> stood) {
    stood.ifPresent(older -> new Snapshot(snapshot.store(), older).requireEvents());
    One one = One.scored(model.model().entity(), entity);
    return snapshot.of(
        one,
        new Bounds(from, to),
        (setting, run) -> {
          ZonedDialect dialect = new ZonedDialect(model.model().timezone());
          Scored after = run.usersAt(to, new Names("_to"));
          Scored before = run.usersAt(from, new Names("_from"));
          Optional<ScoreChange> change =
              ScoreChange.between(
                  setting.engine(), setting.model(), before, after, String.valueOf(entity));
          if (change.isEmpty()) {
            return Optional.empty();
          }
          double present = number(setting, before, entity, "score");
          LiveModel older = stood.orElse(model);
          // a scale that is fitted anew each time is fitted on everybody, which parts of the events
          // cannot give
          boolean isUser = model.model().entity() == Entity.USER;
          boolean isKept = isUser && !older.isProvisional() && !model.isProvisional();
          Known known =
              isKept ? Known.by(setting.engine(), dialect, entity, named, from) : Known.NOTHING;
          Past past = new Past(setting, older, one, from, entity);
          Optional<Scored> all = stood.map(other -> past.scored(one.scope()));
          double whole = all.map(it -> number(setting, it, entity, "score")).orElse(present);
          double arrived = known.isAnyLate() ? past.score(known.arrived(entity)) : whole;
          double shown = known.isAnyMerged() ? past.score(known.ofThen()) : arrived;
          double reweighed =
              all.map(it -> it.fit().scale().score(number(setting, before, entity, "raw")))
                  .orElse(present);
          return Optional.of(
              new ScoreStory(
                  change.get(),
                  shown,
                  arrived - shown,
                  whole - arrived,
                  stood.isPresent() ? reweighed - whole : 0,
                  stood.isPresent() ? present - reweighed : 0,
                  known.isAny()));
        });
  }

  /** How an account's score changed; empty where it has no users at the later date. */
  public Optional<AccountChange> ofAccount(long account, LocalDate from, LocalDate to) {
    return snapshot.of(
        One.rolledUp(account),
        new Bounds(from, to),
        (setting, run) -> {
          String id = String.valueOf(account);
          Optional<AccountExplanation> now =
              AccountExplanation.of(
                  setting.engine(), setting.model(), run.at(to, new Names("_to")), id);
          Optional<AccountExplanation> then =
              AccountExplanation.ofPast(
                  setting.engine(), setting.model(), run.at(from, new Names("_from")), id);
          return now.map(found -> AccountChange.of(then, found));
        });
  }

  private static double number(
      Snapshot.Setting setting, Scored scored, long entity, String column) {
    List<Row> rows =
        setting
            .engine()
            .query(
                "select %s as n from %s where entity = %d"
                    .formatted(column, scored.names().score(), entity));
    return rows.isEmpty() ? 0 : rows.get(0).real("n");
  }

  /** A model's score of a day, on some of the events. */
  private record Past(
      Snapshot.Setting setting, LiveModel older, One one, LocalDate day, long entity) {
    Scored scored(String events) {
      BoundModel bound = setting.bind(older.model());
      setting.relations().hold(bound, one.scope());
      setting.relations().showEvents(events);
      ScoreRun run = new ScoreRun(setting.engine(), bound, setting.span(), older.lock());
      return run.prepare(day).usersAt(day, new Names("_past"));
    }

    double score(String events) {
      return number(setting, scored(events), entity, "score");
    }
  }
}
