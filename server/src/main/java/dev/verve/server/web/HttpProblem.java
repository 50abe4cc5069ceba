package dev.verve.server.web;

import org.jspecify.annotations.Nullable;

/** A request that cannot be served as it is; answered as {@code application/problem+json}. */
public final class HttpProblem extends RuntimeException {
  private final int status;
  private final @Nullable Integer retryAfter;

  private HttpProblem(int status, String detail, @Nullable Integer retryAfter) {
    super(detail);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  public static HttpProblem malformed(String detail) {
    return new HttpProblem(400, detail, null);
  }

  public static HttpProblem unauthorized(String detail) {
    return new HttpProblem(401, detail, null);
  }

  public static HttpProblem forbidden(String detail) {
    return new HttpProblem(403, detail, null);
  }

  public static HttpProblem missing(String detail) {
    return new HttpProblem(404, detail, null);
  }

  public static HttpProblem tooLarge(String detail) {
    return new HttpProblem(413, detail, null);
  }

  /** Too much at once; to be tried again after so many seconds. */
  public static HttpProblem tooMany(String detail, int seconds) {
    return new HttpProblem(429, detail, seconds);
  }

  public static HttpProblem unavailable(String detail) {
    return new HttpProblem(503, detail, 5);
  }

  public int status() {
    return status;
  }

  /** Seconds after which the same request may succeed; null where it never will. */
  public @Nullable Integer retryAfter() {
    return retryAfter;
  }
}
