package dev.verve.server.api;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.insight.draft.RolesDraft;
import dev.verve.model.EventRoles;
import dev.verve.model.ModelReader;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import java.nio.file.Path;
import java.util.List;

/** The studied product read from its files, as a command would. */
record StudiedRun(DuckDbEngine engine, BoundModel model, EventSpan span, List<String> names) {

  /** Reads {@code events.csv} and {@code users.csv} of a folder. */
  static StudiedRun read(DuckDbEngine engine, Path folder) {
    EventInput input =
        EventInput.of(folder.resolve("events.csv")).withUsers(folder.resolve("users.csv"));
    Inputs inputs = Inputs.open(engine, input, folder);
    BoundModel bound =
        Binder.bind(ModelReader.read("model.yaml", StudiedProduct.MODEL), inputs.shape());
    EventSpan span = inputs.load(RejectPolicy.defaults()).span();
    return new StudiedRun(engine, bound, span, List.copyOf(inputs.eventNames().keySet()));
  }

  ScoreRun scores() {
    return new ScoreRun(engine, model, span, null);
  }

  EventRoles roles() {
    return RolesDraft.of(engine, model.shape(), names);
  }
}
