package dev.verve.server.page;

import dev.verve.server.store.Role;
import dev.verve.server.web.HttpProblem;
import dev.verve.server.web.Problems;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * The way to every page: it asks who comes, refuses forms that other sites send, forbids the page
 * to load or run anything but our own files, and turns what goes wrong into a page.
 */
final class Door {
  static final String COOKIE = "verve_session";
  static final String FORM_TOKEN = "_form";

  private static final String POLICY =
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

  private final Sessions sessions;
  private final ErrorPage errors;
  private final ComputingPage computing;

  Door(Sessions sessions, ErrorPage errors, ComputingPage computing) {
    this.sessions = sessions;
    this.errors = errors;
    this.computing = computing;
  }

  /** Answers somebody who is signed in. */
  interface Answer {
    void to(Context ctx, Visitor visitor) throws Exception;
  }

  /** A page for those whose role covers the given one. */
  Handler page(Role role, Answer answer) {
    return guarded(
        ctx -> {
          Optional<Visitor> visitor = visitor(ctx);
          if (visitor.isEmpty()) {
            askToSignIn(ctx);
          } else {
            require(visitor.get(), role);
            answer(ctx, visitor.get(), answer);
          }
        });
  }

  private void answer(Context ctx, Visitor visitor, Answer answer) throws Exception {
    try {
      answer.to(ctx, visitor);
    } catch (Computing e) {
      computing.show(ctx, visitor);
    }
  }

  /** A form for those whose role covers the given one. */
  Handler form(Role role, Answer answer) {
    return page(
        role,
        (ctx, visitor) -> {
          requireForm(ctx, visitor);
          answer.to(ctx, visitor);
        });
  }

  /** Refuses a form that this visitor's pages did not make. */
  static void requireForm(Context ctx, Visitor visitor) {
    String sent = ctx.formParam(FORM_TOKEN);
    if (sent == null || !same(sent, visitor.formToken())) {
      throw HttpProblem.forbidden(
          "the form is from before you signed in, or from another site; nothing was changed."
              + " Load the page again and repeat");
    }
  }

  /** Anything else that answers with a page: the headers, and failures as pages. */
  Handler guarded(Handler handler) {
    return ctx -> {
      headers(ctx);
      try {
        handler.handle(ctx);
      } catch (NotStarted e) {
        errors.start(ctx, visitor(ctx));
      } catch (Exception e) {
        Problems.answer(ctx, e);
        errors.show(ctx, visitor(ctx));
      }
    };
  }

  Optional<Visitor> visitor(Context ctx) {
    return Optional.ofNullable(ctx.cookie(COOKIE)).flatMap(sessions::find);
  }

  static void headers(Context ctx) {
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "same-origin");
    ctx.header("Cache-Control", "no-store");
  }

  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static void require(Visitor visitor, Role role) {
    if (!visitor.may(role)) {
      throw HttpProblem.forbidden(
          "this needs the role " + role.word() + ", you have " + visitor.role().word());
    }
  }

  private static void askToSignIn(Context ctx) {
    String query = ctx.queryString();
    String wanted = ctx.path() + (query == null || query.isEmpty() ? "" : "?" + query);
    String next = ctx.method().name().equals("GET") ? wanted : "/";
    String address = "/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    if (ctx.header("HX-Request") != null) {
      ctx.status(204).header("HX-Redirect", address);
    } else {
      ctx.status(303).header("Location", address);
    }
  }
}
