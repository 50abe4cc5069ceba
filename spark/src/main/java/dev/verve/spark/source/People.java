package dev.verve.spark.source;

import dev.verve.engine.EventRequest;
import dev.verve.engine.EventTally;
import dev.verve.event.ColumnRole;
import dev.verve.event.RoleFinder;
import dev.verve.event.Schema;
import dev.verve.model.Entity;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.problem.UserError;
import dev.verve.spark.SparkEngine;
import dev.verve.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The file of users or accounts: ids, first days, accounts and traits. */
final class People {
  private static final String ROWS = "person_row";
  private static final String RAW = "v_raw_person";
  private static final List<ColumnRole> ROLES =
      List.of(ColumnRole.USER, ColumnRole.ACCOUNT, ColumnRole.FIRST_SEEN, ColumnRole.PROPERTIES);

  private final SparkEngine engine;
  private final EventRequest request;
  private final Scan scan;
  private final ColumnRole id;
  private final Columns traits;

  private People(SparkEngine engine, EventRequest request, Scan scan, ColumnRole id) {
    this.engine = engine;
    this.request = request;
    this.scan = scan;
    this.id = id;
    this.traits = new Columns(scan, engine.dialect());
  }

  static People open(SparkEngine engine, EventRequest request, RoleFinder finder, String place) {
    List<Scan> scans = new Scans(engine.session()).of(place);
    if (scans.size() != 1) {
      throw UserError.of(
          Place.file(place), "users must come in files of one form with the same columns", "");
    }
    Scan scan = scans.get(0);
    Map<ColumnRole, String> roles = finder.find(scan.columns(), ROLES);
    if (!roles.containsKey(ColumnRole.USER) && scan.columns().contains("id")) {
      roles.put(ColumnRole.USER, "id");
    }
    boolean ofAccounts =
        request.entity() == Entity.ACCOUNT && roles.containsKey(ColumnRole.ACCOUNT);
    ColumnRole id = ofAccounts ? ColumnRole.ACCOUNT : ColumnRole.USER;
    if (!roles.containsKey(id)) {
      throw UserError.of(
          Place.file(place),
          "no column tells the user; the columns are " + String.join(", ", scan.columns()),
          "Name it with `--map user=COLUMN`.");
    }
    return new People(engine, request, scan.withRoles(roles), id);
  }

  Schema traits() {
    return traits;
  }

  boolean namesAccounts() {
    return scan.roles().containsKey(ColumnRole.ACCOUNT);
  }

  List<String> columns() {
    return scan.columns();
  }

  List<LakeFile> files() {
    return scan.files();
  }

  /** Reads the rows and finds what is wrong with them. */
  Checked read(Problems problems) {
    Dialect dialect = engine.dialect();
    Roles roles = new Roles(scan, Optional.empty(), dialect);
    List<String> own = new ArrayList<>();
    own.add("*");
    own.add(roles.text(id) + " as v_entity");
    if (namesAccounts()) {
      own.add(roles.text(ColumnRole.ACCOUNT) + " as v_account");
    }
    own.add(roles.text(ColumnRole.FIRST_SEEN) + " as v_first_text");
    own.add(roles.instant(ColumnRole.FIRST_SEEN) + " as v_first_at");
    scan.rows().createOrReplaceTempView(RAW);
    engine.table(
        ROWS,
        "select *, cast(v_first_at as date) as v_first_seen, %s as v_problem from (select %s from %s) read"
            .formatted(Needs.ofPeople(scan, id, dialect), String.join(", ", own), RAW));
    Aggregates none = Aggregates.none("concat_ws(', ', v_entity, v_first_text)");
    Checked checked = Checked.of(engine, request.users().orElseThrow(), ROWS, none);
    checked.judge(request.mostRejects(), problems);
    return checked;
  }

  /** Makes relation {@code person}: one row for each id; of several the one first seen first. */
  EventTally.Rows accept(Checked checked) {
    engine.table(
        "person",
        """
        select * except (v_rank, v_first_seen, v_earliest, v_first_text, v_first_at, v_problem),
          v_earliest as v_first_seen
        from (
          select *,
            min(v_first_seen) over (partition by v_entity) as v_earliest,
            row_number() over (partition by v_entity order by v_first_seen nulls last, %s) as v_rank
          from %s
          where v_problem is null
        ) ordered
        where v_rank = 1\
        """
            .formatted(order(), ROWS));
    long people = engine.query("select count(*) as n from person").get(0).whole("n");
    return new EventTally.Rows(
        checked.all(), checked.good() - people, checked.reasons(), checked.sample());
  }

  private String order() {
    return scan.columns().stream()
        .map(column -> "cast(" + engine.dialect().name(column) + " as string) nulls last")
        .collect(Collectors.joining(", "));
  }
}
