package dev.verve.duckdb.source;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.event.ColumnRole;
import dev.verve.event.RoleFinder;
import dev.verve.event.Schema;
import dev.verve.model.Entity;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.sql.Dialect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The file of users or accounts: ids, first days, accounts and traits. */
final class People {
  private static final String ROWS = "person_row";

  private static final List<ColumnRole> ROLES =
      List.of(ColumnRole.USER, ColumnRole.ACCOUNT, ColumnRole.FIRST_SEEN, ColumnRole.PROPERTIES);

  private final DuckDbEngine engine;
  private final EventInput input;
  private final Scan scan;
  private final ColumnRole id;
  private final Properties traits;

  private People(
      DuckDbEngine engine, EventInput input, Scan scan, ColumnRole id, Properties traits) {
    this.engine = engine;
    this.input = input;
    this.scan = scan;
    this.id = id;
    this.traits = traits;
  }

  static People open(
      DuckDbEngine engine, EventInput input, RoleFinder finder, String file, Path scratch) {
    List<Scan> scans = Inputs.scan(InputFiles.find(List.of(file), input.stdin(), scratch), engine);
    if (scans.size() != 1) {
      throw UserError.of(
          Place.file(file), "users must come in files of one form with the same columns", "");
    }
    Scan scan = scans.get(0);
    Map<ColumnRole, String> roles = finder.find(List.copyOf(scan.columns().keySet()), ROLES);
    if (!roles.containsKey(ColumnRole.USER) && scan.columns().containsKey("id")) {
      roles.put(ColumnRole.USER, "id");
    }
    boolean ofAccounts = input.entity() == Entity.ACCOUNT && roles.containsKey(ColumnRole.ACCOUNT);
    ColumnRole id = ofAccounts ? ColumnRole.ACCOUNT : ColumnRole.USER;
    if (!roles.containsKey(id)) {
      throw UserError.of(
          Place.file(file),
          "no column tells the user; the columns are " + String.join(", ", scan.columns().keySet()),
          "Name it with `--map user=COLUMN`.");
    }
    Scan found = scan.withRoles(roles);
    return new People(engine, input, found, id, new PropertyFinder(engine).find(List.of(found)));
  }

  Schema traits() {
    return traits;
  }

  boolean namesAccounts() {
    return scan.roles().containsKey(ColumnRole.ACCOUNT);
  }

  List<String> columns() {
    return List.copyOf(scan.columns().keySet());
  }

  /** Reads the rows and finds what is wrong with them. */
  Rejects read() {
    RoleSql roles = new RoleSql(scan, input, engine);
    List<Need> needs = RowProblems.ofPeople(id);
    List<String> columns = new ArrayList<>();
    columns.add(roles.text(id) + " as v_entity");
    if (namesAccounts()) {
      columns.add(roles.text(ColumnRole.ACCOUNT) + " as v_account");
    }
    columns.add(roles.firstSeenText() + " as v_first_text");
    columns.add(roles.firstSeen() + " as v_first_at");
    columns.add(scan.format() == FileFormat.PARQUET ? "v_file, v_row" : "v_file");
    columns.add(own());
    engine.table(
        ROWS,
        """
        select *, cast(v_first_at as date) as v_first_seen, %s as v_problem
        from (select %s from (%s) raw) person"""
            .formatted(
                RowProblems.expression(scan.format(), needs),
                String.join(", ", columns),
                scan.select()));
    return new RejectFinder(engine, new CheckedRows(ROWS, List.of(scan), needs)).find();
  }

  /** Makes relation {@code person}: one row for each id; of several the one first seen first. */
  RowTally accept(Rejects rejects) {
    String place = scan.format() == FileFormat.PARQUET ? "v_file, v_row" : "v_file";
    engine.table(
        "person",
        """
        select * exclude (v_rank, v_first_seen, v_earliest, v_first_text, v_first_at, v_problem, %s),
          v_earliest as v_first_seen
        from (
          select *,
            min(v_first_seen) over (partition by v_entity) as v_earliest,
            row_number() over (partition by v_entity order by v_first_seen, %s) as v_rank
          from %s
          where v_problem is null
        ) ordered
        where v_rank = 1"""
            .formatted(place, order(), ROWS));
    return rejects.tally(rejects.rows() - rejects.count() - number("person"));
  }

  private long number(String relation) {
    return engine.query("select count(*) as n from " + relation).get(0).whole("n");
  }

  private String own() {
    Stream<String> columns =
        scan.columns().keySet().stream().filter(c -> !scan.isKey(c)).map(engine.dialect()::name);
    return Stream.concat(json(), columns).collect(Collectors.joining(", "));
  }

  private String order() {
    Dialect dialect = engine.dialect();
    Stream<String> columns =
        scan.columns().keySet().stream().filter(c -> !scan.isKey(c)).map(dialect::name);
    return Stream.concat(json(), columns)
        .map(column -> "cast(" + column + " as varchar)")
        .collect(Collectors.joining(", "));
  }

  private Stream<String> json() {
    return scan.format() == FileFormat.JSON ? Stream.of("v_json") : Stream.empty();
  }
}
