package dev.verve.server.api;

import dev.verve.server.store.Credentials;
import dev.verve.server.store.Role;
import dev.verve.server.web.HttpProblem;
import dev.verve.server.web.RateLimit;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Lets a request through to those whose token has the role, within the rate that one may ask. */
final class Caller {
  private final Credentials credentials;
  private final RateLimit limit;

  Caller(Credentials credentials, RateLimit limit) {
    this.credentials = credentials;
    this.limit = limit;
  }

  /** The handler for those whose role covers the given one. */
  Handler atLeast(Role role, Handler handler) {
    return ctx -> {
      String token = token(ctx);
      Role own =
          credentials
              .roleOf(token)
              .filter(held -> held != Role.WRITER)
              .orElseThrow(() -> HttpProblem.unauthorized("the token is unknown"));
      limit.take(token, 1);
      if (!own.covers(role)) {
        throw HttpProblem.forbidden(
            "this needs the role " + role.word() + ", the token has " + own.word());
      }
      handler.handle(ctx);
    };
  }

  private static String token(Context ctx) {
    String header = ctx.header("Authorization");
    if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw HttpProblem.unauthorized("send the token as `Authorization: Bearer …`");
    }
    return header.substring(7).strip();
  }
}
