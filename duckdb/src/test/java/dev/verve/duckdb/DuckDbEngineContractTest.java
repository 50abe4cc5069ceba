package dev.verve.duckdb;

import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.Loaded;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.engine.contract.EngineContract;
import dev.verve.engine.contract.EngineData;
import dev.verve.model.ScoreModel;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Order;

/** DuckDB scores as the contract says. */
@Order(1)
class DuckDbEngineContractTest extends EngineContract {

  @Override
  protected EngineData load(ScoreModel model, Path events, Optional<Path> users) {
    DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults().withZone(model.timezone()));
    EventInput input = EventInput.of(events).withEntity(model.entity());
    Inputs inputs = Inputs.open(engine, users.map(input::withUsers).orElse(input), folder);
    Loaded loaded = inputs.load(RejectPolicy.defaults());
    return new EngineData(engine, inputs.shape(), loaded.span());
  }
}
