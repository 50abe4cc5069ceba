package dev.verve.cli;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.TemporaryFolder;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.Loaded;
import dev.verve.insight.draft.RolesDraft;
import dev.verve.insight.metrics.EveryEvent;
import dev.verve.model.Entity;
import dev.verve.model.EventRole;
import dev.verve.model.EventRoles;
import dev.verve.model.EventRolesReader;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.problem.Place;
import dev.verve.problem.Problem;
import dev.verve.problem.Suggestion;
import dev.verve.problem.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Reads a whole product: its events with every property, perhaps a model, and the events' roles.
 */
final class ProductOptions {
  private static final String BESIDE = "metrics.yaml";

  @Option(
      names = {"-m", "--model"},
      paramLabel = "FILE",
      description = "The score model, which says what a meaningful action is. Default: any event.")
  private @Nullable String model;

  @Option(
      names = "--roles",
      paramLabel = "FILE",
      description =
          "What events mean, see `verve init --metrics`. Default: metrics.yaml beside the model, else by their names.")
  private @Nullable String roles;

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "Where days begin, without a model. Default: ${DEFAULT-VALUE}.")
  private ZoneId zone = ZoneId.of("UTC");

  @Mixin private EventOptions options = new EventOptions();

  /** Refuses where no model is named. */
  void requireModel() {
    if (model == null) {
      throw UserError.of(
          Place.option("--model"), "this option is missing", "Name it: `--model b2b.yaml`.");
    }
  }

  /** Opens and loads; what the reader has to know comes with it. */
  Product open(Console console, List<String> events) {
    Optional<ModelFile> file = Optional.ofNullable(model).map(ModelFile::read);
    ZoneId days = file.map(f -> f.model().timezone()).orElse(zone);
    Entity entity = file.map(f -> f.model().entity()).orElse(Entity.USER);
    Optional<EventRoles> given = given(file);
    TemporaryFolder scratch = TemporaryFolder.make();
    DuckDbEngine engine = DuckDbEngine.open(options.engine(days));
    try {
      console.step("Reading events");
      Inputs inputs =
          Inputs.open(engine, options.input(events, entity, console.in()), scratch.path());
      Loaded loaded = inputs.load(options.rejectPolicy());
      List<String> warnings = new ArrayList<>(Rejected.notes(loaded));
      List<String> names = List.copyOf(inputs.eventNames().keySet());
      EventRoles meant = given.orElseGet(() -> RolesDraft.of(engine, inputs.shape(), names));
      warnings.addAll(given.isPresent() ? missing(meant, names) : recognised(meant));
      ScoreModel used =
          file.map(ModelFile::model).orElseGet(() -> EveryEvent.model(names, meant, days));
      BoundModel bound = Binder.bind(used, inputs.shape());
      bound.unresolved().stream().map(Problem::toString).forEach(warnings::add);
      return new Product(engine, scratch, file, bound, meant, loaded.span(), warnings);
    } catch (RuntimeException e) {
      engine.close();
      scratch.close();
      throw e;
    }
  }

  private Optional<EventRoles> given(Optional<ModelFile> file) {
    if (roles != null) {
      return Optional.of(EventRolesReader.read(roles, ModelFile.text(Path.of(roles))));
    }
    return file.flatMap(ProductOptions::rolesBeside);
  }

  /** The roles of a {@code metrics.yaml} beside a model. */
  static Optional<EventRoles> rolesBeside(ModelFile file) {
    return Optional.of(file.path().resolveSibling(BESIDE))
        .filter(Files::exists)
        .map(path -> EventRolesReader.read(path.toString(), ModelFile.text(path)));
  }

  private static List<String> missing(EventRoles roles, List<String> names) {
    List<String> warnings = new ArrayList<>();
    for (EventRole role : roles.all()) {
      for (String event : role.events()) {
        if (!names.contains(event)) {
          warnings.add(
              "%s: no event '%s' in the data. %s"
                  .formatted(role.kind().word(), event, Suggestion.didYouMean(event, names))
                  .strip());
        }
      }
    }
    return warnings;
  }

  private static List<String> recognised(EventRoles roles) {
    return roles.all().isEmpty()
        ? List.of()
        : List.of(
            "Roles were recognised by the names of events: "
                + roles.all().stream()
                    .map(role -> role.kind().word() + " = " + String.join(", ", role.events()))
                    .collect(Collectors.joining("; "))
                + ". `verve init --metrics metrics.yaml` writes them down to edit.");
  }
}
