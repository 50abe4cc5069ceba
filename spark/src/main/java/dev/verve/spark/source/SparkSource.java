package dev.verve.spark.source;

import dev.verve.engine.Engine;
import dev.verve.engine.EventRequest;
import dev.verve.engine.EventSource;
import dev.verve.engine.EventTally;
import dev.verve.engine.Row;
import dev.verve.event.ColumnRole;
import dev.verve.event.RoleFinder;
import dev.verve.event.Schema;
import dev.verve.model.Entity;
import dev.verve.model.Fingerprint;
import dev.verve.plan.BoundModel;
import dev.verve.plan.EventShape;
import dev.verve.plan.Trait;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.spark.SparkEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Events that Spark reads from a lake. */
public final class SparkSource implements EventSource {
  private static final List<ColumnRole> ROLES =
      List.of(
          ColumnRole.USER,
          ColumnRole.TIME,
          ColumnRole.EVENT,
          ColumnRole.ACCOUNT,
          ColumnRole.MESSAGE,
          ColumnRole.PROPERTIES);

  private final SparkEngine engine;
  private final List<Scan> scans;
  private final List<Columns> columns;
  private final EventRelation events;
  private final Optional<People> people;
  private final EventRequest request;
  private final Runnable atEnd;
  private @Nullable ToldColumns told;

  private SparkSource(
      SparkEngine engine,
      EventRequest request,
      List<Scan> scans,
      Optional<People> people,
      Runnable atEnd) {
    this.engine = engine;
    this.scans = scans;
    this.columns = scans.stream().map(scan -> new Columns(scan, engine.dialect())).toList();
    this.request = request;
    this.events = new EventRelation(engine, request, scans, columns);
    this.people = people;
    this.atEnd = atEnd;
  }

  /**
   * Opens events and finds what their columns mean.
   *
   * @param application where Spark runs
   * @param atEnd what is done when the events are closed
   * @throws dev.verve.problem.UserError where files or columns are missing
   */
  public static SparkSource open(SparkSession application, EventRequest request, Runnable atEnd) {
    SparkEngine engine = SparkEngine.over(application, request.zone());
    LakeFiles lake = new LakeFiles(application.sparkContext().hadoopConfiguration());
    request.rollup().ifPresent(lake::makeRoom);
    List<Scan> raw = new ArrayList<>();
    Scans reader = new Scans(engine.session());
    request.events().forEach(place -> raw.addAll(reader.of(place)));
    RoleFinder finder = new RoleFinder(request.mapped());
    Optional<People> people =
        request.users().map(place -> People.open(engine, request, finder, place));
    Problems problems = new Problems();
    TreeSet<String> all = new TreeSet<>();
    raw.forEach(scan -> all.addAll(scan.columns()));
    people.ifPresent(found -> all.addAll(found.columns()));
    finder.checkMapped(all, problems);
    problems.refuseIfAny();
    List<Scan> scans =
        raw.stream().map(scan -> withRoles(scan, finder, request, problems)).toList();
    problems.refuseIfAny();
    return new SparkSource(engine, request, scans, people, atEnd);
  }

  private static Scan withRoles(
      Scan scan, RoleFinder finder, EventRequest request, Problems problems) {
    Map<ColumnRole, String> roles = finder.find(scan.columns(), ROLES);
    if (request.event().isPresent()) {
      roles.remove(ColumnRole.EVENT);
    }
    ColumnRole id = request.entity() == Entity.USER ? ColumnRole.USER : ColumnRole.ACCOUNT;
    for (ColumnRole role : List.of(id, ColumnRole.TIME, ColumnRole.EVENT)) {
      boolean needed = role != ColumnRole.EVENT || request.event().isEmpty();
      if (needed && !roles.containsKey(role)) {
        problems.add(
            Place.file(scan.name()),
            "no column tells the %s; the columns are %s"
                .formatted(role.word(), String.join(", ", scan.columns())),
            "Name it with `--map " + role.word() + "=COLUMN`.");
      }
    }
    return scan.withRoles(roles);
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public EventShape shape() {
    return new EventShape(
        events.timeKind(),
        told == null ? properties() : told,
        scans.stream().anyMatch(scan -> scan.roles().containsKey(ColumnRole.ACCOUNT)),
        people.map(People::traits),
        people.map(People::namesAccounts).orElse(false));
  }

  private Schema properties() {
    return EventRelation.isTyped(scans)
        ? columns.get(0)
        : new ParsedColumns(columns, engine.dialect());
  }

  @Override
  public boolean isRolledUp() {
    return told != null;
  }

  @Override
  public Optional<String> state() {
    List<LakeFile> files = new ArrayList<>();
    scans.forEach(scan -> files.addAll(scan.files()));
    people.ifPresent(found -> files.addAll(found.files()));
    return scans.stream().anyMatch(scan -> scan.files().isEmpty())
        ? Optional.empty()
        : Optional.of(
            Fingerprint.ofText(
                files.stream().map(LakeFile::state).sorted().collect(Collectors.joining("\n"))));
  }

  @Override
  public List<Row> saved(String folder) {
    LakeFiles lake = new LakeFiles(engine.session().sparkContext().hadoopConfiguration());
    return lake.exists(folder)
        ? engine.query("select * from parquet." + engine.dialect().name(folder))
        : List.of();
  }

  @Override
  public EventTally load(BoundModel model) {
    Optional<Rollup> rollup = Rollup.of(engine, request, scans, model);
    return rollup.isPresent() ? load(rollup.get(), model) : loadEvents(model);
  }

  private EventTally load(Rollup rollup, BoundModel model) {
    Problems problems = new Problems();
    Optional<Checked> ofPeople = people.map(found -> found.read(problems));
    problems.refuseIfAny();
    rollup.load();
    told =
        new ToldColumns(
            properties(),
            model.traits().stream()
                .filter(trait -> trait.source() == Trait.Source.EVENTS)
                .map(Trait::name)
                .collect(Collectors.toUnmodifiableSet()),
            engine.dialect());
    Optional<EventTally.Rows> peopleTally = people.flatMap(found -> ofPeople.map(found::accept));
    return new EventTally(rollup.tally(), peopleTally, rollup.span().orElseGet(events::span));
  }

  private EventTally loadEvents(BoundModel model) {
    Problems problems = new Problems();
    Checked ofEvents = events.read(model, problems);
    Optional<Checked> ofPeople = people.map(found -> found.read(problems));
    problems.refuseIfAny();
    EventTally.Rows tally = events.accept(ofEvents);
    Optional<EventTally.Rows> peopleTally = people.flatMap(found -> ofPeople.map(found::accept));
    return new EventTally(tally, peopleTally, events.span());
  }

  @Override
  public void save(String select, String folder, List<String> partitions) {
    Saving.into(folder, engine.select(select), partitions);
  }

  @Override
  public void write(String select, Path file, String ending) {
    new SingleFile(engine.select(select)).write(file, ending);
  }

  @Override
  public void close() {
    engine.close();
    atEnd.run();
  }
}
