package dev.verve.server.api;

import dev.verve.server.store.Credential;
import dev.verve.server.store.Credentials;
import dev.verve.server.store.Role;
import dev.verve.server.web.HttpProblem;
import dev.verve.server.web.RateLimit;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Lets a request through to those whose token has the role, within the rate that one may ask. */
final class Caller {
  private static final String WHO = "verve.caller";

  private final Credentials credentials;
  private final RateLimit limit;

  Caller(Credentials credentials, RateLimit limit) {
    this.credentials = credentials;
    this.limit = limit;
  }

  /** The handler for those whose role covers the given one. */
  Handler atLeast(Role role, Handler handler) {
    return ctx -> {
      Credential held =
          credentials
              .find(token(ctx))
              .filter(found -> found.role() != Role.WRITER)
              .orElseThrow(() -> HttpProblem.unauthorized("the token is unknown"));
      limit.take(held.id(), 1);
      if (!held.role().covers(role)) {
        throw HttpProblem.forbidden(
            "this needs the role " + role.word() + ", the token has " + held.role().word());
      }
      ctx.attribute(WHO, held.id());
      handler.handle(ctx);
    };
  }

  /** The id of the token that asks, as it stands in the audit. */
  static String who(Context ctx) {
    String who = ctx.attribute(WHO);
    if (who == null) {
      throw new IllegalStateException("a route that asks for no token asks who it was");
    }
    return who;
  }

  private static String token(Context ctx) {
    String header = ctx.header("Authorization");
    if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw HttpProblem.unauthorized("send the token as `Authorization: Bearer …`");
    }
    return header.substring(7).strip();
  }
}
