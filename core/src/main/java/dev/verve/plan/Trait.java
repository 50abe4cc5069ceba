package dev.verve.plan;

/**
 * A trait that the model reads of users or accounts, and where it comes from.
 *
 * @param name its name in the model
 * @param source where it is read
 * @param access the SQL expression that reads it there
 */
public record Trait(String name, Source source, String access) {

  /** Where a trait is read. */
  public enum Source {
    /** A column of the users file. */
    PEOPLE,
    /** The latest value in the events up to the date. */
    EVENTS
  }
}
