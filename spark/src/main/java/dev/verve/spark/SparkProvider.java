package dev.verve.spark;

import dev.verve.engine.EngineProvider;
import dev.verve.engine.EventRequest;
import dev.verve.engine.EventSource;
import dev.verve.spark.source.SparkSource;
import org.apache.spark.sql.SparkSession;

/** Makes Spark known to whoever asks for an engine by name. */
public final class SparkProvider implements EngineProvider {

  @Override
  public String name() {
    return "spark";
  }

  /** Starts Spark unless the process has one already, which then goes on when the events close. */
  @Override
  public EventSource open(EventRequest request) {
    boolean given = SparkSession.getDefaultSession().isDefined();
    SparkSession application = Application.start(request.settings());
    Runnable atEnd = given ? () -> {} : application::stop;
    try {
      return SparkSource.open(application, request, atEnd);
    } catch (RuntimeException e) {
      atEnd.run();
      throw e;
    }
  }
}
