package dev.verve.server.ingest;

/** One event that cannot be used, while its neighbours can. */
final class Unusable extends Exception {
  private final String field;

  /** An event that lacks what it needs in a field; the field may be empty for the event itself. */
  Unusable(String field, String reason) {
    super(reason);
    this.field = field;
  }

  /** The path below the event's own. */
  String under(String path) {
    return field.isEmpty() ? path : path + "." + field;
  }
}
