package dev.verve.client;

/** A request that the server refused, with its words. */
public final class VerveException extends RuntimeException {
  private final int status;

  VerveException(int status, String detail) {
    super(detail);
    this.status = status;
  }

  /** The HTTP status; 0 where no answer came. */
  public int status() {
    return status;
  }
}
