package dev.verve.server.web;

import dev.verve.problem.UserError;
import dev.verve.server.store.BusyException;
import dev.verve.server.store.StoreException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.EOFException;
import java.nio.channels.ClosedChannelException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpStatus;

/** Answers what went wrong as {@code application/problem+json} (RFC 9457). */
public final class Problems {
  /** The media type of problems. */
  static final String TYPE = "application/problem+json";

  private Problems() {}

  /** Makes every failure of a route an answer. */
  public static void register(RoutesConfig routes) {
    routes.exception(Exception.class, (failure, ctx) -> answer(ctx, failure));
    routes.error(404, ctx -> unlessSaid(ctx, "there is nothing at " + ctx.path()));
    routes.error(405, ctx -> unlessSaid(ctx, ctx.method() + " is not served here"));
  }

  private static void unlessSaid(Context ctx, String detail) {
    if (!TYPE.equals(ctx.res().getContentType())) {
      say(ctx, ctx.statusCode(), detail);
    }
  }

  /** Answers a failure: the sender's with its reason, ours with an id that stands in the log. */
  public static void answer(Context ctx, Throwable failure) {
    if (failure instanceof CompletionException && failure.getCause() != null) {
      answer(ctx, failure.getCause());
    } else if (failure instanceof HttpProblem problem) {
      if (problem.retryAfter() != null) {
        ctx.header("Retry-After", problem.retryAfter().toString());
      }
      if (problem.status() == 401) {
        ctx.header("WWW-Authenticate", "Bearer, Basic realm=\"verve\"");
      }
      say(ctx, problem.status(), String.valueOf(problem.getMessage()));
    } else if (failure instanceof UserError error) {
      say(ctx, 422, String.valueOf(error.getMessage()));
    } else if (failure instanceof BusyException busy) {
      answer(ctx, HttpProblem.tooMany(String.valueOf(busy.getMessage()), 1));
    } else if (failure instanceof HttpResponseException known) {
      say(ctx, known.getStatus(), String.valueOf(known.getMessage()));
    } else if (failure instanceof EOFException || failure instanceof ClosedChannelException) {
      say(ctx, 400, "the body ended early");
    } else if (failure.getCause() instanceof TimeoutException) {
      say(ctx, 408, "the body did not come in time");
    } else {
      String id = UUID.randomUUID().toString();
      JsonLines.fail("failure", Map.of("report", id, "method", ctx.method().name()), failure);
      boolean store = failure instanceof StoreException;
      if (store) {
        ctx.header("Retry-After", "5");
      }
      say(ctx, store ? 503 : 500, "the server failed; report " + id + " stands in its log");
    }
  }

  private static void say(Context ctx, int status, String detail) {
    ctx.status(status).contentType(TYPE).result(JsonText.of(fields(status, detail)));
  }

  /** The fields of a problem, in the order in which they read best. */
  static Map<String, Object> fields(int status, String detail) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", HttpStatus.getMessage(status));
    problem.put("status", status);
    problem.put("detail", detail);
    return problem;
  }
}
