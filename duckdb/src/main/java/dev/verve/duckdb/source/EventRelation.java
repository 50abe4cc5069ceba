package dev.verve.duckdb.source;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.Row;
import dev.verve.event.ColumnRole;
import dev.verve.event.TimeKind;
import dev.verve.model.Entity;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.sql.Dialect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the relation {@code event}. Parquet is read where it lies, each time anew, since it is
 * fast; all other forms are parsed once into a table, together with what is wrong with each row.
 */
final class EventRelation {
  private static final String SOURCE = "source_row";

  private final DuckDbEngine engine;
  private final EventInput input;
  private final List<Scan> scans;
  private final boolean plainParquet;
  private final TimeKind kind;
  private final Dialect dialect;

  EventRelation(
      DuckDbEngine engine,
      EventInput input,
      List<Scan> scans,
      boolean plainParquet,
      TimeKind kind) {
    this.engine = engine;
    this.input = input;
    this.scans = scans;
    this.plainParquet = plainParquet;
    this.kind = kind;
    this.dialect = engine.dialect();
  }

  /** Reads rows with the properties of these names, never the others; finds what is wrong. */
  Rejects read(Predicate<String> wanted) {
    CheckedRows rows = new CheckedRows(SOURCE, scans, RowProblems.ofEvents(input.entity(), kind));
    if (plainParquet && isClean()) {
      engine.view("valid_row", "select * from " + SOURCE);
      return Rejects.none(fileName(), number("select count(*) as n from " + SOURCE));
    }
    if (plainParquet) {
      engine.view(SOURCE, careful(scans.get(0), rows.needs()));
    } else {
      engine.table(SOURCE, parsed(rows.needs(), wanted));
    }
    engine.view("valid_row", "select * from " + SOURCE + " where v_problem is null");
    return new RejectFinder(engine, rows).find();
  }

  /** Makes the relation of the rows that are good, and tells what it holds. */
  RowTally accept(Rejects rejects) {
    long repeated = repeats();
    engine.view("event", repeated == 0 ? "select * from valid_row" : withoutRepeats());
    return rejects.tally(repeated);
  }

  /** Parquet whose ids need no trimming and whose times no check: each column as it stands. */
  private String asItStands(Scan scan) {
    RoleSql roles = new RoleSql(scan, input, engine);
    String time = roles.nativeTime(kind);
    return "select *, "
        + String.join(
            ", ",
            roles.plain(ColumnRole.USER) + " as v_user",
            presentOrNull(roles.plain(ColumnRole.ACCOUNT)) + " as v_account",
            (input.event().isPresent() ? roles.event() : roles.plain(ColumnRole.EVENT))
                + " as v_event",
            presentOrNull(roles.plain(ColumnRole.MESSAGE)) + " as v_message",
            time + " as v_at",
            roles.day(time, kind) + " as v_day")
        + from(scan);
  }

  private String careful(Scan scan, List<Need> needs) {
    RoleSql roles = new RoleSql(scan, input, engine);
    String time = roles.nativeTime(kind);
    return "select *, "
        + RowProblems.expression(FileFormat.PARQUET, needs)
        + " as v_problem\nfrom (select *, "
        + String.join(
            ", ",
            roles.text(ColumnRole.USER) + " as v_user",
            roles.text(ColumnRole.ACCOUNT) + " as v_account",
            roles.event() + " as v_event",
            roles.text(ColumnRole.MESSAGE) + " as v_message",
            roles.timeText() + " as v_time",
            time + " as v_at",
            roles.day(time, kind) + " as v_day")
        + from(scan)
        + ") read";
  }

  private static String from(Scan scan) {
    return "\n  from (" + scan.select() + ") raw";
  }

  /** An id that may be missing: an empty one is nobody's, and would make all rows one. */
  private static String presentOrNull(String id) {
    return "nullif(" + id + ", '')";
  }

  private String parsed(List<Need> needs, Predicate<String> wanted) {
    return scans.stream()
        .map(scan -> parsed(scan, needs, wanted))
        .collect(Collectors.joining("\nunion all by name\n"));
  }

  private String parsed(Scan scan, List<Need> needs, Predicate<String> wanted) {
    RoleSql roles = new RoleSql(scan, input, engine);
    return "select *, "
        + roles.day("v_at", TimeKind.INSTANT)
        + " as v_day, "
        + RowProblems.expression(scan.format(), needs)
        + " as v_problem\nfrom (select "
        + String.join(
            ", ",
            own(scan, wanted),
            roles.text(ColumnRole.USER) + " as v_user",
            roles.text(ColumnRole.ACCOUNT) + " as v_account",
            roles.event() + " as v_event",
            roles.text(ColumnRole.MESSAGE) + " as v_message",
            roles.timeText() + " as v_time",
            roles.instant() + " as v_at")
        + from(scan)
        + ") parsed";
  }

  private String own(Scan scan, Predicate<String> wanted) {
    String nested = scan.roles().get(ColumnRole.PROPERTIES);
    List<String> columns = new ArrayList<>();
    for (String column : scan.columns().keySet()) {
      if (!scan.isKey(column) && (column.equals(nested) || wanted.test(column))) {
        String name = dialect.name(column);
        columns.add(scans.size() > 1 ? "cast(" + name + " as varchar) as " + name : name);
      }
    }
    switch (scan.format()) {
      case CSV -> {}
      case JSON -> columns.add("v_json");
      case PARQUET -> columns.add("v_row");
    }
    columns.add("v_file");
    return String.join(", ", columns);
  }

  /**
   * Whether every row is good as it stands. Parquet keeps counts and bounds of each column, so that
   * little is read for it; only texts are, since blanks at their ends show in no bounds.
   */
  private boolean isClean() {
    engine.view(SOURCE, asItStands(scans.get(0)));
    String id = input.entity() == Entity.USER ? "v_user" : "v_account";
    Row row =
        engine
            .query(
                "select count(*) as n, count(%s) as ids, count(v_at) as times, count(v_event) as events from %s"
                    .formatted(id, SOURCE))
            .get(0);
    boolean complete =
        row.whole("n") == row.whole("ids")
            && row.whole("n") == row.whole("times")
            && row.whole("n") == row.whole("events");
    return complete && hasPlausibleTimes() && isTidy();
  }

  private boolean hasPlausibleTimes() {
    String bounds =
        "select 1 as one from (select min(v_at) as first, max(v_at) as last from %s) where %s and %s";
    return !engine
        .query(
            bounds.formatted(
                SOURCE, TimeSql.plausible("first", kind), TimeSql.plausible("last", kind)))
        .isEmpty();
  }

  private boolean isTidy() {
    RoleSql roles = new RoleSql(scans.get(0), input, engine);
    Stream<String> padded =
        Stream.of(ColumnRole.USER, ColumnRole.ACCOUNT, ColumnRole.EVENT, ColumnRole.MESSAGE)
            .filter(roles::isText)
            .map(roles::plain)
            .map(text -> "%1$s <> trim(%1$s)".formatted(text));
    Stream<String> blank =
        Stream.of(input.entity() == Entity.USER ? "v_user" : "v_account", "v_event")
            .map(text -> text + " = ''");
    return Stream.concat(padded, blank)
        .allMatch(
            untidy ->
                engine
                    .query("select 1 as one from %s where %s limit 1".formatted(SOURCE, untidy))
                    .isEmpty());
  }

  private long number(String query) {
    return engine.query(query).get(0).whole("n");
  }

  private long repeats() {
    if (scans.stream().noneMatch(scan -> scan.roles().containsKey(ColumnRole.MESSAGE))) {
      return 0;
    }
    return engine
        .query("select count(v_message) - count(distinct v_message) as n from valid_row")
        .get(0)
        .whole("n");
  }

  private static String withoutRepeats() {
    return """
        select * from (
          select *,
            row_number() over (partition by v_message order by v_at, v_user, v_event) as v_repeat
          from valid_row
        ) numbered
        where v_message is null or v_repeat = 1""";
  }

  /** The days of the events, after {@link #accept}. */
  EventSpan span() {
    RoleSql roles = new RoleSql(scans.get(0), input, engine);
    Row row =
        engine
            .query(
                "select %s as first, %s as last from (select min(v_at) as lo, max(v_at) as hi from event) s"
                    .formatted(roles.day("lo", kind), roles.day("hi", kind)))
            .get(0);
    LocalDate first = row.date("first");
    LocalDate last = row.date("last");
    if (first == null || last == null) {
      throw UserError.of(
          Place.file(fileName()),
          "there is no event in it",
          "Give a file with at least one row that has a user, a time and an event.");
    }
    return new EventSpan(first, last);
  }

  private String fileName() {
    return scans.get(0).files().get(0).name();
  }
}
