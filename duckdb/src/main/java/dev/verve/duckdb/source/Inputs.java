package dev.verve.duckdb.source;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.event.ColumnRole;
import dev.verve.event.RoleFinder;
import dev.verve.event.TimeKind;
import dev.verve.model.Entity;
import dev.verve.plan.BoundModel;
import dev.verve.plan.EventShape;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The opened input: columns are known, nothing but JSON has been read. {@link #shape} is what a
 * model is bound to; {@link #load} then makes the relations {@code event} and {@code person}.
 */
public final class Inputs {
  private static final List<ColumnRole> EVENT_ROLES =
      List.of(
          ColumnRole.USER,
          ColumnRole.TIME,
          ColumnRole.EVENT,
          ColumnRole.ACCOUNT,
          ColumnRole.MESSAGE,
          ColumnRole.PROPERTIES);

  private final DuckDbEngine engine;
  private final EventInput input;
  private final List<Scan> scans;
  private final Optional<People> people;
  private final Properties properties;

  private Inputs(DuckDbEngine engine, EventInput input, List<Scan> scans, Optional<People> people) {
    this.engine = engine;
    this.input = input;
    this.scans = scans;
    this.people = people;
    this.properties = new PropertyFinder(engine).find(scans);
  }

  /**
   * Opens files and finds what their columns mean.
   *
   * @param scratch a folder for what arrives on standard input
   * @throws dev.verve.problem.UserError where files or columns are missing
   */
  public static Inputs open(DuckDbEngine engine, EventInput input, Path scratch) {
    List<Scan> raw = scan(InputFiles.find(input.events(), input.stdin(), scratch), engine);
    RoleFinder finder = new RoleFinder(input.mapped());
    Optional<People> people =
        input.users().map(file -> People.open(engine, input, finder, file, scratch));
    Problems problems = new Problems();
    TreeSet<String> all = new TreeSet<>();
    raw.forEach(scan -> all.addAll(scan.columns().keySet()));
    people.ifPresent(p -> all.addAll(p.columns()));
    finder.checkMapped(all, problems);
    problems.refuseIfAny();
    List<Scan> scans = new ArrayList<>();
    for (Scan scan : raw) {
      scans.add(withRoles(scan, finder, input, problems));
    }
    problems.refuseIfAny();
    return new Inputs(engine, input, scans, people);
  }

  static List<Scan> scan(List<InputFile> files, DuckDbEngine engine) {
    Map<FileFormat, List<InputFile>> byFormat = new EnumMap<>(FileFormat.class);
    for (InputFile file : files) {
      byFormat.computeIfAbsent(file.format(), format -> new ArrayList<>()).add(file);
    }
    List<Scan> scans = new ArrayList<>();
    byFormat.forEach(
        (format, members) ->
            scans.addAll(
                switch (format) {
                  case CSV -> CsvScan.of(members, engine.dialect());
                  case JSON -> JsonScan.of(members, engine);
                  case PARQUET -> List.of(ParquetScan.of(members, engine));
                }));
    return scans;
  }

  private static Scan withRoles(Scan scan, RoleFinder finder, EventInput input, Problems problems) {
    List<String> columns = List.copyOf(scan.columns().keySet());
    Map<ColumnRole, String> roles = finder.find(columns, EVENT_ROLES);
    if (input.event().isPresent()) {
      roles.remove(ColumnRole.EVENT);
    }
    ColumnRole id = input.entity() == Entity.USER ? ColumnRole.USER : ColumnRole.ACCOUNT;
    for (ColumnRole role : List.of(id, ColumnRole.TIME, ColumnRole.EVENT)) {
      boolean needed = role != ColumnRole.EVENT || input.event().isEmpty();
      if (needed && !roles.containsKey(role)) {
        problems.add(
            Place.file(scan.files().get(0).name()),
            "no column tells the " + role.word() + "; the columns are " + listed(columns),
            "Name it with `--map "
                + role.word()
                + "=COLUMN`"
                + (role == ColumnRole.EVENT
                    ? ", or say that every row is one event with `--event purchase`."
                    : "."));
      }
    }
    return scan.withRoles(roles);
  }

  private static String listed(List<String> columns) {
    String shown = String.join(", ", columns.stream().limit(12).toList());
    return columns.size() > 12 ? shown + " and " + (columns.size() - 12) + " more" : shown;
  }

  /** What a model can be bound to. */
  public EventShape shape() {
    return new EventShape(
        timeKind(),
        properties,
        scans.stream().anyMatch(scan -> scan.roles().containsKey(ColumnRole.ACCOUNT)),
        people.map(People::traits),
        people.map(People::namesAccounts).orElse(false));
  }

  private TimeKind timeKind() {
    return isPlainParquet() ? parquetTime(scans.get(0)) : TimeKind.INSTANT;
  }

  private static TimeKind parquetTime(Scan scan) {
    String column = scan.roles().getOrDefault(ColumnRole.TIME, "");
    return TimeSql.nativeKind(scan.columns().getOrDefault(column, "")).orElse(TimeKind.INSTANT);
  }

  private boolean isPlainParquet() {
    return scans.size() == 1 && scans.get(0).format() == FileFormat.PARQUET;
  }

  /** The different event names with their counts, most first; after {@link #load}. */
  public Map<String, Long> eventNames() {
    Map<String, Long> names = new LinkedHashMap<>();
    engine.each(
        "select v_event, count(*) as events from event group by 1 order by 2 desc, 1",
        row -> names.put(row.string("v_event"), row.whole("events")));
    return names;
  }

  /**
   * Makes the relations that plans read.
   *
   * @param rejects what to do with bad rows
   * @throws dev.verve.problem.UserError where too many rows are bad, or none is good
   */
  public Loaded load(RejectPolicy rejects) {
    return load(rejects, name -> true);
  }

  /**
   * Makes the relations that plans read, with those properties only that a bound model reads.
   *
   * @throws dev.verve.problem.UserError where too many rows are bad, or none is good
   * @throws IllegalArgumentException where the engine's zone is not the model's
   */
  public Loaded load(RejectPolicy rejects, BoundModel model) {
    ZoneId zone = model.model().timezone();
    if (!zone.equals(engine.zone())) {
      throw new IllegalArgumentException(
          "the engine counts days of %s, the model those of %s".formatted(engine.zone(), zone));
    }
    return load(rejects, model.properties()::contains);
  }

  private Loaded load(RejectPolicy policy, Predicate<String> wanted) {
    EventRelation events = new EventRelation(engine, input, scans, isPlainParquet(), timeKind());
    Rejects ofEvents = events.read(wanted);
    Optional<Rejects> ofPeople = people.map(People::read);
    List<Rejects> all = Stream.concat(Stream.of(ofEvents), ofPeople.stream()).toList();
    policy.file().ifPresent(file -> new RejectFile(file).write(all));
    Problems problems = new Problems();
    all.forEach(rejects -> rejects.judge(policy, problems));
    problems.refuseIfAny();
    RowTally tally = events.accept(ofEvents);
    Optional<RowTally> peopleTally = people.flatMap(known -> ofPeople.map(known::accept));
    return new Loaded(tally, peopleTally, events.span());
  }
}
