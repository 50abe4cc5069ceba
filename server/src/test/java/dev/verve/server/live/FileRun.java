package dev.verve.server.live;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.Loaded;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.engine.ScoreRun;
import dev.verve.model.ModelReader;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.sql.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Scores of a run over files, to hold the server's against.
 *
 * @param folder where the files are written
 * @param yaml the model
 */
public record FileRun(Path folder, String yaml) {

  /** The scores of users by id and of accounts by {@code account id}, for each day. */
  public Map<LocalDate, Map<String, Double>> scores(
      String eventsCsv, String usersCsv, List<LocalDate> days) throws IOException {
    Path eventFile = Files.writeString(folder.resolve("events.csv"), eventsCsv);
    Path userFile = Files.writeString(folder.resolve("users.csv"), usersCsv);
    ScoreModel model = ModelReader.read("model.yaml", yaml);
    Map<LocalDate, Map<String, Double>> scores = new HashMap<>();
    try (DuckDbEngine engine =
        DuckDbEngine.open(DuckDbOptions.defaults().withZone(model.timezone()))) {
      EventInput input = EventInput.of(eventFile).withUsers(userFile);
      Inputs inputs = Inputs.open(engine, input, folder);
      var bound = Binder.bind(model, inputs.shape());
      Loaded loaded = inputs.load(RejectPolicy.defaults());
      ScoreRun run = new ScoreRun(engine, bound, loaded.span(), null);
      run.prepare(days.get(0), days.get(days.size() - 1));
      for (LocalDate day : days) {
        run.at(day, Names.SINGLE);
        scores.put(day, read(engine, model.rollup() != null));
      }
    }
    return scores;
  }

  private static Map<String, Double> read(DuckDbEngine engine, boolean accounts) {
    Map<String, Double> found = new TreeMap<>();
    engine.each(
        "select entity, score from score",
        row -> found.put(row.string("entity"), row.real("score")));
    if (accounts) {
      engine.each(
          "select account, score from account_score",
          row -> found.put("account " + row.string("account"), row.real("score")));
    }
    return found;
  }
}
