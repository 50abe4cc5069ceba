package dev.verve.spark;

import dev.verve.engine.EventRequest;
import dev.verve.engine.EventTally;
import dev.verve.engine.contract.EngineContract;
import dev.verve.engine.contract.EngineData;
import dev.verve.model.ScoreModel;
import dev.verve.plan.Binder;
import dev.verve.spark.source.SparkSource;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Order;

/**
 * Spark scores as the contract says. A case takes a second of planning, however small it is: so a
 * sixth of those by hand is run, and all of them with {@code -Dverve.contract=whole}.
 */
@Order(1)
class SparkEngineContractTest extends EngineContract {
  private static final boolean WHOLE = "whole".equals(System.getProperty("verve.contract"));

  @Override
  protected boolean takes(String caseName) {
    return WHOLE || Math.floorMod(caseName.hashCode(), 6) == 0;
  }

  @Override
  protected int randomCases() {
    return WHOLE ? 4 : 2;
  }

  @Override
  protected int randomPairs() {
    return WHOLE ? 2 : 1;
  }

  @Override
  protected int explainedUsers() {
    return 1;
  }

  @Override
  protected EngineData load(ScoreModel model, Path events, Optional<Path> users) {
    EventRequest request =
        EventRequest.of(events.toString()).withZone(model.timezone()).withEntity(model.entity());
    SparkSource source =
        SparkSource.open(
            LocalSpark.session(),
            users.map(file -> request.withUsers(file.toString())).orElse(request),
            () -> {});
    EventTally tally = source.load(Binder.bind(model, source.shape()));
    return new EngineData(source.engine(), source.shape(), tally.span());
  }
}
