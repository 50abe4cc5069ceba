package dev.verve.engine;

/**
 * A kind of engine that is not built in. Providers are services ({@link java.util.ServiceLoader}):
 * one is there when its jar and what it stands on are on the class path.
 */
public interface EngineProvider {

  /** The word by which a user asks for this kind, such as {@code spark}. */
  String name();

  /**
   * Opens events; nothing is scored yet.
   *
   * @throws dev.verve.problem.UserError where the events, the users or a setting are not usable
   */
  EventSource open(EventRequest request);
}
