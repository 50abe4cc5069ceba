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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Makes the relation {@code event}. Parquet is read where it lies, each time anew, since it is
 * fast; all other forms are parsed once into a table, together with what is wrong with each row.
 */
final class EventRelation {
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

  /** Loads with the properties of these names; the others are never read. */
  Loaded load(RejectPolicy policy, Predicate<String> wanted) {
    if (plainParquet) {
      engine.view("source_row", parquet(scans.get(0)));
    } else {
      engine.table("source_row", parsed(wanted));
    }
    boolean clean = plainParquet && isClean();
    engine.view(
        "valid_row",
        clean ? "select * from source_row" : "select * from source_row where v_problem is null");
    Rejects rejects = clean ? Rejects.none(rows()) : new RejectFinder(engine, input, scans).find();
    rejects.enforce(policy, fileNames());
    long repeated = repeats();
    engine.view("event", repeated == 0 ? "select * from valid_row" : withoutRepeats());
    return new Loaded(
        rejects.rows(), rejects.count(), repeated, rejects.reasons(), rejects.samples(), span());
  }

  private String parquet(Scan scan) {
    RoleSql roles = new RoleSql(scan, input, dialect);
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
            roles.day(time, kind) + " as v_day",
            RowProblems.expression(roles, input.entity(), time) + " as v_problem")
        + " from ("
        + scan.select()
        + ") raw";
  }

  /** An id that may be missing: an empty one is nobody's, and would make all rows one. */
  private static String presentOrNull(String id) {
    return "nullif(" + id + ", '')";
  }

  private String parsed(Predicate<String> wanted) {
    return scans.stream()
        .map(scan -> parsed(scan, wanted))
        .collect(Collectors.joining("\nunion all by name\n"));
  }

  private String parsed(Scan scan, Predicate<String> wanted) {
    RoleSql roles = new RoleSql(scan, input, dialect);
    return "select *, "
        + roles.day("v_at", TimeKind.INSTANT)
        + " as v_day, "
        + RowProblems.ofParsed(input.entity())
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
        + "\n  from ("
        + scan.select()
        + ") raw) parsed";
  }

  private String own(Scan scan, Predicate<String> wanted) {
    if (scan.format() == FileFormat.JSON) {
      return "v_json, v_file";
    }
    String nested = scan.roles().get(ColumnRole.PROPERTIES);
    List<String> columns = new ArrayList<>();
    for (String column : scan.columns().keySet()) {
      if (column.equals(nested) || wanted.test(column)) {
        String name = dialect.name(column);
        columns.add(scans.size() > 1 ? "cast(" + name + " as varchar) as " + name : name);
      }
    }
    columns.add("v_file");
    return String.join(", ", columns);
  }

  /** Parquet keeps counts and bounds of each column, so that this reads no rows. */
  private boolean isClean() {
    String id = input.entity() == Entity.USER ? "v_user" : "v_account";
    Row row =
        engine
            .query(
                "select count(*) as n, count(%s) as ids, count(v_at) as times, count(v_event) as events from source_row"
                    .formatted(id))
            .get(0);
    return isEmpty(id + " = ''")
        && isEmpty("v_event = ''")
        && row.whole("n") == row.whole("ids")
        && row.whole("n") == row.whole("times")
        && row.whole("n") == row.whole("events");
  }

  private boolean isEmpty(String condition) {
    return engine
        .query("select 1 as one from source_row where " + condition + " limit 1")
        .isEmpty();
  }

  private long rows() {
    return engine.query("select count(*) as n from source_row").get(0).whole("n");
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

  private EventSpan span() {
    RoleSql roles = new RoleSql(scans.get(0), input, dialect);
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
          Place.file(fileNames().values().stream().findFirst().orElse("events")),
          "there is no event in it",
          "Give a file with at least one row that has a user, a time and an event.");
    }
    return new EventSpan(first, last);
  }

  private Map<String, String> fileNames() {
    Map<String, String> names = new LinkedHashMap<>();
    scans.forEach(
        scan -> scan.files().forEach(file -> names.put(file.path().toString(), file.name())));
    return names;
  }
}
