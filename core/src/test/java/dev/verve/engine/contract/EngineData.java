package dev.verve.engine.contract;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.plan.EventShape;

/**
 * An engine that holds the relations {@code event} and, where there is a users file, {@code
 * person}.
 *
 * @param engine the engine
 * @param shape what a model is bound to
 * @param span the days of the events
 */
public record EngineData(Engine engine, EventShape shape, EventSpan span) implements AutoCloseable {

  @Override
  public void close() {
    engine.close();
  }
}
