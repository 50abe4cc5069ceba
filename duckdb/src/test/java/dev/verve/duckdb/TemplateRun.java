package dev.verve.duckdb;

import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.Loaded;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.engine.Row;
import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.model.ModelReader;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.sql.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A template of the project scored as of {@value #DATE} on events that a test writes down. */
final class TemplateRun {
  static final String DATE = "2026-03-31";

  private static final LocalDate AS_OF = LocalDate.parse(DATE);

  private final Path folder;
  private final StringBuilder events = new StringBuilder();
  private final StringBuilder users = new StringBuilder();
  private String account = "acme";

  TemplateRun(Path folder) {
    this.folder = folder;
  }

  /** The folder of the templates. */
  static Path templates() {
    return Path.of(System.getProperty("verve.root", "..")).resolve("models");
  }

  /** The account of the events that follow; acme before. */
  TemplateRun of(String name) {
    account = name;
    return this;
  }

  /**
   * Adds events.
   *
   * @param properties JSON fields such as {@code "feature":"api"}, or empty
   */
  TemplateRun add(String user, String event, int times, int daysAgo, String properties) {
    for (int i = 0; i < times; i++) {
      events
          .append("{\"user_id\":\"%s\",\"event\":\"%s\",".formatted(user, event))
          .append("\"account_id\":\"%s\",".formatted(account))
          .append("\"timestamp\":\"%sT12:00:00Z\"".formatted(AS_OF.minusDays(daysAgo)))
          .append(properties.isEmpty() ? "" : "," + properties)
          .append("}\n");
    }
    return this;
  }

  /** Adds events without properties on the date itself. */
  TemplateRun add(String user, String event, int times) {
    return add(user, event, times, 0, "");
  }

  /** Adds one event without properties on each of the last days. */
  TemplateRun daily(String user, String event, int days) {
    for (int day = 0; day < days; day++) {
      add(user, event, 1, day, "");
    }
    return this;
  }

  /** Lists a user with one more trait. */
  TemplateRun user(String user, String trait) {
    users.append("{\"user_id\":\"%s\",%s}\n".formatted(user, trait));
    return this;
  }

  /** The scores by user or account. */
  Map<String, Row> score(String template) throws IOException {
    return score(template, "").rows();
  }

  /** The fitted number of the template's scale. */
  Optional<Double> fitted(String template) throws IOException {
    return Optional.ofNullable(score(template, "").scored().fit().scale().number());
  }

  /** The scores of accounts, rolled up from users. */
  Map<String, Row> accounts(String template) throws IOException {
    return score(template, "account_").rows();
  }

  private record Result(Scored scored, Map<String, Row> rows) {}

  private Result score(String template, String level) throws IOException {
    String file = template + ".yaml";
    ScoreModel model = ModelReader.read(file, Files.readString(templates().resolve(file)));
    EventInput input =
        EventInput.of(Files.writeString(folder.resolve("events.jsonl"), events))
            .withEntity(model.entity());
    if (users.length() > 0) {
      input = input.withUsers(Files.writeString(folder.resolve("users.jsonl"), users));
    }
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      Inputs inputs = Inputs.open(engine, input, folder);
      Loaded loaded = inputs.load(RejectPolicy.defaults());
      Scored scored =
          new ScoreRun(engine, Binder.bind(model, inputs.shape()), loaded.span(), null)
              .prepare(AS_OF)
              .at(AS_OF, Names.SINGLE);
      Map<String, Row> rows = new HashMap<>();
      String id = level.isEmpty() ? "entity" : "account";
      engine
          .query("select * from " + level + "score")
          .forEach(row -> rows.put(row.string(id), row));
      return new Result(scored, rows);
    }
  }
}
