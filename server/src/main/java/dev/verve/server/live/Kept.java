package dev.verve.server.live;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.Row;
import dev.verve.engine.ScoreRun;
import dev.verve.event.TimeKind;
import dev.verve.model.Lock;
import dev.verve.plan.ActionRow;
import dev.verve.plan.Aggregate;
import dev.verve.plan.BoundModel;
import dev.verve.plan.Trait;
import dev.verve.sql.Bounds;
import dev.verve.sql.PopulationSql;
import dev.verve.sql.ScoreSql;
import dev.verve.sql.SqlFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rollup that the server keeps for a model of users: the relations {@code activity}, {@code
 * activity_item} and {@code population} of a run over files, brought up to date by what is new
 * alone. The day is the grain, and amounts of a day add up, so that new events join what is kept of
 * their day, however late they come; when two histories prove to be one person, rows of both become
 * that person's.
 */
final class Kept {
  /** All persons. */
  static final String ALL = "true";

  /** Those in the relation {@code touched}. */
  static final String TOUCHED = "entity in (select person from touched)";

  private static final String DESCRIBED = SqlFile.render("store_described", Map.of());

  private final DuckDbEngine engine;
  private final BoundModel model;
  private final StoreRelations relations;
  private final ZonedDialect dialect;
  private final ScoreSql sql;

  Kept(DuckDbEngine engine, BoundModel model, StoreRelations relations, ZonedDialect dialect) {
    this.engine = engine;
    this.model = model;
    this.relations = relations;
    this.dialect = dialect;
    this.sql = new ScoreSql(model, dialect);
  }

  /** Builds everything from all events, for scores from a day on. */
  void build(LocalDate historyFrom, LocalDate today) {
    for (String table :
        List.of("kept_activity", "kept_item", "kept_seen", "kept_person", "kept_trait")) {
      engine.execute("delete from " + table);
    }
    loadActions(today);
    relations.show(model, StoreRelations.ALL);
    Bounds days = new Bounds(first(historyFrom), today.plusDays(1));
    if (model.countsAmounts()) {
      engine.execute("insert into kept_activity " + sql.activity(days) + "\norder by day");
    }
    if (model.countsDistinct()) {
      engine.execute("insert into kept_item " + sql.activityItem(days) + "\norder by day");
    }
    engine.execute("insert into kept_seen " + seen(newlySeen(today)));
    engine.table("described", "select distinct person from identity");
    people(today);
    engine.execute("delete from kept_trait_name");
    for (String trait : segments()) {
      engine.execute("insert into kept_trait_name values (" + dialect.text(trait) + ")");
    }
  }

  /**
   * Takes in all changes after a number, for the persons in the relation {@code touched}, whose
   * events the relation {@code new_event} holds.
   */
  void absorb(long after, LocalDate today) {
    engine.table("moved", SqlFile.render("store_moved", Map.of("after", String.valueOf(after))));
    if (!engine.query("select entity from moved limit 1").isEmpty()) {
      move();
    }
    loadActions(today);
    relations.showNew();
    Bounds days = new Bounds(LocalDate.of(1900, 1, 1), today.plusDays(1));
    if (model.countsAmounts()) {
      engine.table("new_activity", sql.activity(days));
      engine.execute(
          "merge into kept_activity k using new_activity n"
              + " on k.entity = n.entity and k.action_key = n.action_key and k.day = n.day"
              + " when matched then update set amount = "
              + joined("k", "n")
              + " when not matched then insert values (n.entity, n.action_key, n.day, n.amount)");
    }
    if (model.countsDistinct()) {
      engine.table("new_item", sql.activityItem(days));
      engine.execute(
          "insert into kept_item select n.* from new_item n anti join kept_item k"
              + " using (entity, action_key, day, item)");
    }
    engine.table("old_seen", "select * from kept_seen where " + TOUCHED);
    engine.table("new_seen", seen(newlySeen(today) + " union all select * from old_seen"));
    engine.table("described", hangsOnEvents() ? "select person from touched" : DESCRIBED);
    replace("kept_seen", TOUCHED, "select * from new_seen");
    if (!engine.query("select person from described limit 1").isEmpty()) {
      people(today);
    }
  }

  /** Gives what is kept of persons who proved to be others to these; drops those erased. */
  private void move() {
    String gone = "entity in (select entity from moved)";
    String source = "%s k join moved m on m.entity = k.entity where m.person is not null";
    engine.table(
        "moved_activity",
        "select m.person as entity, k.action_key, k.day, "
            + total("k")
            + " as amount from "
            + source.formatted("kept_activity")
            + " group by m.person, k.action_key, k.day");
    replace("kept_activity", gone, "select * from moved_activity");
    engine.table(
        "moved_item",
        "select distinct m.person as entity, k.action_key, k.day, k.item from "
            + source.formatted("kept_item"));
    replace("kept_item", gone, "select * from moved_item");
    engine.table(
        "moved_seen",
        "select m.person as entity, k.first_seen, k.account, k.seen_at from "
            + source.formatted("kept_seen"));
    replace("kept_seen", gone, "select * from moved_seen");
  }

  private void replace(String table, String where, String select) {
    engine.execute("delete from " + table + " where " + where);
    engine.execute("insert into " + table + " " + select);
  }

  /** Events ahead of the clock, as after one that jumped, tell nothing of anybody yet. */
  private String newlySeen(LocalDate today) {
    return "select v_user as entity, v_day as first_seen, v_account as account, v_at as seen_at from event where v_at < "
        + dialect.startOf(today.plusDays(2), TimeKind.INSTANT);
  }

  private static String seen(String rows) {
    return SqlFile.render("store_seen", Map.of("seen", rows));
  }

  private boolean hangsOnEvents() {
    return model.traits().stream().anyMatch(trait -> trait.source() == Trait.Source.EVENTS);
  }

  /** The population anew for those in the relation {@code described}. */
  private void people(LocalDate today) {
    relations.show(model, "i.person in (select person from described)");
    String theirs = "entity in (select person from described)";
    if (!hangsOnEvents()) {
      engine.view(
          "event",
          "select entity as v_user, account as v_account, first_seen as v_day, seen_at as v_at from kept_seen where "
              + theirs);
    }
    engine.table("new_person", new PopulationSql(model, dialect).ofDate(today.plusDays(1), today));
    replace(
        "kept_person",
        theirs,
        "select entity, since, until, cast(account as bigint), profile, seats from new_person");
    traits(theirs);
  }

  /** The traits of the segments anew for those of a condition. */
  private void traits(String theirs) {
    engine.execute("delete from kept_trait where " + theirs);
    if (segments().isEmpty()) {
      return;
    }
    engine.table(
        "told",
        segments().stream()
            .map(trait -> StoredTraits.column(dialect, trait))
            .collect(Collectors.joining(", ", "select v_entity, ", " from person")));
    for (String trait : segments()) {
      engine.execute(
          "insert into kept_trait select %1$s, v_entity, %2$s from told where %2$s is not null"
              .formatted(dialect.text(trait), StoredTraits.column(dialect, trait)));
    }
  }

  private List<String> segments() {
    return model.model().segments();
  }

  /** Adds to the relation {@code touched} for whom something begins or ends with a day. */
  void turn(LocalDate day) {
    List<String> left = new ArrayList<>();
    for (ActionRow action : model.actions()) {
      if (action.windowDays() != null) {
        String last = dialect.date(day.minusDays(action.windowDays()));
        left.add("(action_key = " + action.key() + " and day = " + last + ")");
      }
    }
    engine.table(
        "turned",
        SqlFile.render(
            "store_turned",
            Map.of(
                "day",
                dialect.date(day),
                "entered",
                "day = " + dialect.date(day),
                "left",
                left.isEmpty() ? "false" : String.join(" or ", left))));
    engine.table("touched", "select person from turned");
  }

  /** A run by an engine over what is kept of some persons, for dates from a day on. */
  ScoreRun run(Engine into, String whom, LocalDate from, LocalDate today, @Nullable Lock lock) {
    activity(whom, from);
    relation(whom, "population", "select * from kept_person where " + whom);
    return new ScoreRun(into, model, span(today), lock).resume();
  }

  private void activity(String whom, LocalDate from) {
    String days = " where day >= " + dialect.date(first(from)) + " and " + whom;
    relation(whom, "activity", "select entity, action_key, day, amount from kept_activity" + days);
    relation(whom, "activity_item", "select entity, action_key, day, item from kept_item" + days);
  }

  /**
   * A run over what is kept of those touched, for days that are over. What is known of people is
   * kept as of today alone; where events tell it, those of the touched are asked again.
   */
  ScoreRun runOfPast(Bounds days, LocalDate today, @Nullable Lock lock) {
    if (!model.changesOverTime()) {
      return run(engine, TOUCHED, days.first(), today, lock);
    }
    activity(TOUCHED, days.first());
    relations.holdPeople(model, "i.person in (select person from touched)");
    engine.table(
        "population",
        "select entity, since, until, cast(account as bigint) as account, profile, seats from ("
            + new PopulationSql(model, dialect).ofDates(days, days.first())
            + ") p");
    return new ScoreRun(engine, model, span(today), lock).resume();
  }

  /** Some are few and read again for each date; all are many and read once. */
  private void relation(String whom, String name, String select) {
    if (whom.equals(ALL)) {
      engine.view(name, select);
    } else {
      engine.table(name, select);
    }
  }

  private void loadActions(LocalDate today) {
    new ScoreRun(engine, model, new EventSpan(today, today), null).loadActions();
  }

  /** The days of all events; the given day where there is none. */
  private EventSpan span(LocalDate today) {
    Row row = engine.query("select min(first_seen) as day from kept_seen").get(0);
    LocalDate first = row.date("day");
    return new EventSpan(first == null || first.isAfter(today) ? today : first, today);
  }

  /** The first day that a score of a date can read. */
  private LocalDate first(LocalDate asOf) {
    return model.longestWindow().map(days -> asOf.minusDays(days)).orElse(LocalDate.of(1900, 1, 1));
  }

  private String total(String from) {
    String sum = "sum(" + from + ".amount)";
    String greatest = greatest(from);
    return greatest.isEmpty()
        ? sum
        : "case when %s then max(%s.amount) else %s end".formatted(greatest, from, sum);
  }

  private String joined(String one, String other) {
    String both =
        "coalesce(%1$s.amount + %2$s.amount, %1$s.amount, %2$s.amount)".formatted(one, other);
    String greatest = greatest(one);
    return greatest.isEmpty()
        ? both
        : "case when %s then greatest(%s.amount, %s.amount) else %s end"
            .formatted(greatest, one, other, both);
  }

  private String greatest(String from) {
    String keys =
        model.actions().stream()
            .filter(action -> action.aggregate() == Aggregate.MAX)
            .map(action -> String.valueOf(action.key()))
            .collect(Collectors.joining(", "));
    return keys.isEmpty() ? "" : from + ".action_key in (" + keys + ")";
  }
}
