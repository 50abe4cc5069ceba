package dev.verve.engine;

import dev.verve.model.Lock;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Bounds;
import dev.verve.sql.Names;
import dev.verve.sql.PointPairSql;
import dev.verve.sql.PopulationSql;
import dev.verve.sql.ScorePairSql;
import dev.verve.sql.ScoreSql;
import dev.verve.sql.Side;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one way from events to scores. First {@link #prepare} with the range of dates, then {@link
 * #at} for each date; the scale that is fitted for the first date serves all others, so that scores
 * of different dates compare.
 */
public final class ScoreRun {
  /** Which dates of a range somebody will ask for. */
  private enum Asked {
    SOME,
    BOTH,
    EVERY_DAY
  }

  private final Engine engine;
  private final BoundModel model;
  private final EventSpan span;
  private final ScoreSql sql;
  private final FirstFit scale;
  private final Optional<AccountRun> accounts;
  private boolean ofEvents;
  private boolean rolledUp;

  /** A query of everybody, where one statement alone asks for them; null where they are kept. */
  private @Nullable String readPopulation;

  /**
   * A run.
   *
   * @param lock the frozen scale; null where there is none
   */
  public ScoreRun(Engine engine, BoundModel model, EventSpan span, @Nullable Lock lock) {
    this.engine = engine;
    this.model = model;
    this.span = span;
    this.sql = new ScoreSql(model, engine.dialect());
    this.scale = new FirstFit(engine, model.model().scale(), lock);
    this.accounts =
        Optional.ofNullable(model.model().rollup())
            .map(rollup -> new AccountRun(engine, model, rollup, lock));
  }

  /**
   * Counts what a rollup of all days holds in place of the events: relations {@code
   * rolled_activity} and {@code rolled_item}, of the same columns as {@code activity} and {@code
   * activity_item}, in which a day may stand several times. The relation {@code event} need only
   * tell who was seen when and what was known then.
   */
  public ScoreRun overRollup() {
    rolledUp = true;
    return this;
  }

  /** Prepares for one date. */
  public ScoreRun prepare(LocalDate asOf) {
    return prepare(asOf, asOf);
  }

  /** Prepares for dates in a closed range: loads the model, the rollup and the population. */
  public ScoreRun prepare(LocalDate from, LocalDate to) {
    return prepare(from, to, Asked.SOME);
  }

  private ScoreRun prepare(LocalDate from, LocalDate to, Asked asked) {
    loadActions();
    Bounds days = daysBefore(from, to);
    boolean once = from.equals(to);
    boolean both = asked == Asked.BOTH && !model.readsDays() && !model.countsDistinct();
    ofEvents = !rolledUp && (once || both);
    if (model.countsAmounts()) {
      String activity = rolledUp ? sql.activityOfRollup(days) : sql.activity(days);
      String together = asked == Asked.EVERY_DAY ? engine.dialect().together("entity, day") : "";
      relation("activity", activity + together);
    }
    if (model.countsDistinct()) {
      relation("activity_item", rolledUp ? sql.activityItemOfRollup(days) : sql.activityItem(days));
    }
    LocalDate beginning = span.first().isBefore(from) ? span.first() : from;
    PopulationSql population = new PopulationSql(model, engine.dialect());
    String everybody =
        once && !rolledUp
            ? population.ofDate(to, beginning)
            : population.ofDates(new Bounds(from, to), beginning);
    boolean readOnce =
        both ? isTogether(from, to) : once && !rolledUp && !model.readsPopulationForPoints();
    readPopulation = null;
    if (!readOnce || scale.isOpen()) {
      engine.table("population", everybody);
    } else if (both) {
      engine.view("population", everybody);
    } else {
      readPopulation = everybody;
    }
    loadOverrides();
    return this;
  }

  /** As {@link #prepare(LocalDate, LocalDate)}, for somebody who will ask for every day. */
  public ScoreRun prepareDays(LocalDate from, LocalDate to) {
    return prepare(from, to, Asked.EVERY_DAY);
  }

  /**
   * Prepares for dates whose relations {@code activity}, {@code activity_item} and {@code
   * population} the engine holds already, such as those that a server keeps up to date.
   */
  public ScoreRun resume() {
    engine.rows(ModelTables.actions(model));
    ofEvents = false;
    readPopulation = null;
    loadOverrides();
    return this;
  }

  /** Loads the relations by which events find their actions; {@link #prepare} does so too. */
  public void loadActions() {
    engine.rows(ModelTables.actions(model));
    engine.rows(ModelTables.actionEvents(model));
  }

  private void loadOverrides() {
    if (!model.model().overrides().isEmpty()) {
      engine.rows(ModelTables.overrideWeights(model));
      engine.table("action_weight", sql.actionWeight());
    }
  }

  /**
   * Scores two dates, for somebody who asks for these alone: needs no {@link #prepare}. Where no
   * single day counts, their windows of events are read sooner than a rollup is made, and in one
   * pass where nothing stands against it.
   *
   * @param from the earlier date
   * @param before the names of its relations
   * @param to the later date
   * @param after the names of its relations
   * @param fitting which of the two fits a scale that is not frozen
   */
  public ScoredPair both(
      LocalDate from, Names before, LocalDate to, Names after, LocalDate fitting) {
    prepare(from, to, Asked.BOTH);
    SideBySide pair = sideBySide(from, before, to);
    boolean earlierFits = fitting.equals(from);
    Scored fitted = earlierFits ? at(from, before, pair, Side.FROM) : at(to, after, pair, Side.TO);
    Scored other = earlierFits ? at(to, after, pair, Side.TO) : at(from, before, pair, Side.FROM);
    return new ScoredPair(
        earlierFits ? fitted : other,
        earlierFits ? other : fitted,
        pair == null ? PointPairSql.of(before.point(), after.point()) : pair.points(),
        pair == null ? Optional.empty() : pair.scores());
  }

  /** Both dates from one pass over the events; null where something stands against it. */
  private @Nullable SideBySide sideBySide(LocalDate from, Names before, LocalDate to) {
    if (!isOnePass(from, to)) {
      return null;
    }
    String pair = "point_pair" + before.suffix();
    engine.table(
        pair,
        new PointPairSql(model, engine.dialect())
            .ofEvents(daysBefore(from, from), daysBefore(to, to)));
    ScorePairSql scores = new ScorePairSql(model, engine.dialect());
    return new SideBySide(
        engine,
        scores,
        pair,
        "score_pair" + before.suffix(),
        isTogether(from, to) ? Optional.of(scores.raw(pair, from, to)) : Optional.empty());
  }

  private boolean isOnePass(LocalDate from, LocalDate to) {
    return ofEvents
        && new PointPairSql(model, engine.dialect())
            .isOnePass(daysBefore(from, from), daysBefore(to, to));
  }

  /** Whether one relation holds the scores of both dates. */
  private boolean isTogether(LocalDate from, LocalDate to) {
    return isOnePass(from, to) && ScorePairSql.takes(model, scale.method());
  }

  /** Scores a date into relations of the given names. */
  public Scored at(LocalDate asOf, Names names) {
    return at(asOf, names, null, Side.TO);
  }

  private Scored at(LocalDate asOf, Names names, @Nullable SideBySide pair, Side side) {
    Scored scored = usersAt(asOf, names, pair, side);
    accounts.ifPresent(rollup -> rollup.at(names));
    return scored;
  }

  /** As {@link #at} without the accounts, for a caller who rolls them up from more users. */
  public Scored usersAt(LocalDate asOf, Names names) {
    return usersAt(asOf, names, null, Side.TO);
  }

  private Scored usersAt(LocalDate asOf, Names names, @Nullable SideBySide pair, Side side) {
    String raw = raw(asOf, names, pair, side);
    Fit fit = scale.at(raw);
    if (pair != null && pair.holdsScores()) {
      pair.score(names, side, fit.scale());
    } else {
      engine.table(names.score(), sql.score(raw, fit.scale()));
    }
    return new Scored(names, asOf, fit, accounts.flatMap(rollup -> rollup.fit(names)));
  }

  /** Makes the points of a date, and a query of the raw points. */
  private String raw(LocalDate asOf, Names names, @Nullable SideBySide pair, Side side) {
    Optional<String> known = pair == null ? Optional.empty() : pair.raw(side);
    String there = known.isPresent() ? "" : there(asOf, names);
    if (pair == null) {
      point(asOf, names);
    } else {
      pair.point(names, side);
    }
    return known.orElseGet(() -> sql.raw(there, names));
  }

  private String there(LocalDate asOf, Names names) {
    PopulationSql population = new PopulationSql(model, engine.dialect());
    if (readPopulation != null) {
      return "(" + population.there("(" + readPopulation + ")", asOf) + ")";
    }
    engine.view(names.there(), population.there("population", asOf));
    return names.there();
  }

  private void point(LocalDate asOf, Names names) {
    if (model.readsDays() || model.countsDistinct()) {
      engine.table(names.dayWeight(), sql.dayWeight(asOf, span.first()));
    }
    String amount = amount(asOf, names);
    if (ofEvents) {
      engine.table(names.point(), sql.point(amount, names));
    } else {
      engine.view(names.amount(), amount);
      engine.table(names.point(), sql.point(names.amount(), names));
    }
  }

  private String amount(LocalDate asOf, Names names) {
    if (model.readsDays()) {
      return sql.amount(names);
    }
    Bounds days = daysBefore(asOf, asOf);
    return ofEvents ? sql.amountOfEvents(names, days) : sql.amountOfDays(names, days);
  }

  /** The days that dates of a range read. */
  private Bounds daysBefore(LocalDate from, LocalDate to) {
    LocalDate first =
        model.longestWindow().map(days -> from.minusDays(days - 1L)).orElse(span.first());
    return new Bounds(first.isAfter(to) ? to : first, to);
  }

  private void relation(String name, String select) {
    if (ofEvents) {
      engine.view(name, select);
    } else {
      engine.table(name, select);
    }
  }
}
