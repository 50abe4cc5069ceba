package dev.verve.spark.source;

import dev.verve.engine.EventRequest;
import dev.verve.engine.EventSpan;
import dev.verve.engine.EventTally;
import dev.verve.engine.Row;
import dev.verve.event.ColumnRole;
import dev.verve.event.TimeKind;
import dev.verve.plan.BoundModel;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.problem.UserError;
import dev.verve.spark.SparkEngine;
import dev.verve.sql.Dialect;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the relation {@code event}. Parquet and tables are read where they lie, each time anew,
 * with the columns and the partitions that are asked for; text is parsed once.
 */
final class EventRelation {
  private static final String SOURCE = "source_row";

  private final SparkEngine engine;
  private final EventRequest request;
  private final List<Scan> scans;
  private final List<Columns> columns;
  private final Dialect dialect;
  private @Nullable EventSpan span;
  private boolean tidy;

  EventRelation(SparkEngine engine, EventRequest request, List<Scan> scans, List<Columns> columns) {
    this.engine = engine;
    this.request = request;
    this.scans = scans;
    this.columns = columns;
    this.dialect = engine.dialect();
  }

  /** Whether the rows are one relation of typed columns, which needs no parsing. */
  static boolean isTyped(List<Scan> scans) {
    return scans.size() == 1 && !scans.get(0).isText();
  }

  TimeKind timeKind() {
    return isTyped(scans) ? roles(scans.get(0)).timeKind() : TimeKind.INSTANT;
  }

  /** Reads the rows with the properties of a model, and checks each. */
  Checked read(BoundModel model, Problems problems) {
    if (isTyped(scans)) {
      engine.view(SOURCE, checked(scans.get(0), "*"));
    } else {
      scans.stream()
          .map(scan -> engine.select(checked(scan, own(scan, model))))
          .reduce((one, other) -> one.unionByName(other, true))
          .orElseThrow()
          .createOrReplaceTempView("parsed_row");
      engine.table(SOURCE, "select * from parsed_row");
    }
    String shown =
        "concat_ws(', ', %s v_user, v_event, cast(v_time as string))"
            .formatted(isTyped(scans) ? "" : Scan.BROKEN + ",");
    Aggregates aggregates = new Aggregates(shown, found(), this::found);
    Checked checked = Checked.of(engine, request.events().get(0), SOURCE, aggregates);
    checked.judge(request.mostRejects(), problems);
    return checked;
  }

  private String found() {
    return ", cast(min(v_at) as date) as first, cast(max(v_at) as date) as last, max(%s) as untidy"
        .formatted(isTyped(scans) ? "v_untidy" : "1");
  }

  private void found(Row row) {
    span = new EventSpan(row.day("first"), row.day("last"));
    tidy = row.whole("untidy") == 0;
  }

  /** Makes the relation of the rows that are good, and tells what it holds. */
  EventTally.Rows accept(Checked checked) {
    boolean asTheyStand = tidy && checked.rejected() == 0;
    engine.view(
        "valid_row",
        asTheyStand
            ? asTheyStand(scans.get(0))
            : "select * from " + SOURCE + " where v_problem is null");
    long repeated = repeats();
    engine.view("event", repeated == 0 ? "select * from valid_row" : withoutRepeats());
    return new EventTally.Rows(checked.all(), repeated, checked.reasons(), checked.sample());
  }

  /** The days of the events, after {@link #read}. */
  EventSpan span() {
    if (span == null) {
      throw UserError.of(
          Place.file(request.events().get(0)),
          "there is no event in it",
          "Give a file with at least one row that has a user, a time and an event.");
    }
    return span;
  }

  private String checked(Scan scan, String own) {
    Roles roles = roles(scan);
    String time = roles.time();
    String at = isTyped(scans) ? time : "cast(" + time + " as timestamp_ltz)";
    boolean read = Times.nativeKind(scan.type(ColumnRole.TIME)).isPresent();
    return "select *, cast(v_at as date) as v_day, %s as v_problem from (select %s from %s) read"
        .formatted(
            Needs.ofEvents(scan, request.entity(), timeKind(), dialect),
            String.join(
                ", ",
                own,
                roles.text(ColumnRole.USER) + " as v_user",
                roles.text(ColumnRole.ACCOUNT) + " as v_account",
                roles.event() + " as v_event",
                roles.text(ColumnRole.MESSAGE) + " as v_message",
                (read ? time : roles.text(ColumnRole.TIME)) + " as v_time",
                at + " as v_at",
                untidy(roles) + " as v_untidy"),
            raw(scan));
  }

  /** Whether a row's texts have blanks around them, or are empty where they must not be. */
  private String untidy(Roles roles) {
    return Stream.of(ColumnRole.USER, ColumnRole.ACCOUNT, ColumnRole.EVENT, ColumnRole.MESSAGE)
        .filter(role -> roles.scan().roles().containsKey(role))
        .map(role -> "%s <> coalesce(%s, '')".formatted(roles.plain(role), roles.text(role)))
        .collect(Collectors.joining(" or ", "case when ", " then 1 else 0 end"));
  }

  private String asTheyStand(Scan scan) {
    Roles roles = roles(scan);
    return "select *, "
        + String.join(
            ", ",
            presentOrNull(roles.plain(ColumnRole.USER)) + " as v_user",
            presentOrNull(roles.plain(ColumnRole.ACCOUNT)) + " as v_account",
            (request.event().isPresent() ? roles.event() : roles.plain(ColumnRole.EVENT))
                + " as v_event",
            presentOrNull(roles.plain(ColumnRole.MESSAGE)) + " as v_message",
            roles.time() + " as v_at",
            "cast(" + roles.time() + " as date) as v_day")
        + " from "
        + raw(scan);
  }

  private static String presentOrNull(String id) {
    return "nullif(" + id + ", '')";
  }

  private String own(Scan scan, BoundModel model) {
    Columns known = columns.get(scans.indexOf(scan));
    String wanted =
        model.properties().stream()
            .flatMap(name -> known.access(name).map(access -> column(access, name)).stream())
            .collect(Collectors.joining(", "));
    String broken = scan.mayBeBroken() ? Scan.BROKEN : "cast(null as string) as " + Scan.BROKEN;
    return wanted.isEmpty() ? broken : wanted + ", " + broken;
  }

  /** Of several scans the same property may have several types. */
  private String column(String access, String name) {
    return (scans.size() > 1 ? "cast(" + access + " as string)" : access)
        + " as "
        + dialect.name(name);
  }

  private String raw(Scan scan) {
    String name = "v_raw_" + scans.indexOf(scan);
    scan.rows().createOrReplaceTempView(name);
    return name;
  }

  private Roles roles(Scan scan) {
    return new Roles(scan, request.event(), dialect);
  }

  private long repeats() {
    return scans.stream().anyMatch(scan -> scan.roles().containsKey(ColumnRole.MESSAGE))
        ? engine
            .query(
                "select count(v_message) - count(distinct %s) as n from valid_row"
                    .formatted(message()))
            .get(0)
            .whole("n")
        : 0;
  }

  private String withoutRepeats() {
    return """
    select * from (
      select *,
        row_number() over (partition by %s order by v_at, v_user, v_event) as v_repeat
      from valid_row
    ) numbered
    where v_message is null or v_repeat = 1\
    """
        .formatted(message());
  }

  /** In parts that are counted by themselves a message is told from others of its part. */
  private String message() {
    return scans.get(0).columns().contains(Rollup.PART) ? Rollup.PART + ", v_message" : "v_message";
  }
}
