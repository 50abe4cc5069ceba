package dev.verve.server.page;

import dev.verve.server.store.Credential;
import dev.verve.server.store.Credentials;
import dev.verve.server.store.People;
import dev.verve.server.store.Role;
import dev.verve.server.web.HttpProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;

/** The way in, by token or by name and password, and out again. */
public final class SignInPage {
  private static final String FORM_COOKIE = "verve_form";

  private final Pages pages;
  private final Door door;
  private final Sessions sessions;
  private final Credentials credentials;
  private final People people;
  private final Attempts attempts;
  private final Runnable entered;

  SignInPage(
      Pages pages,
      Door door,
      Sessions sessions,
      Credentials credentials,
      People people,
      Attempts attempts,
      Runnable entered) {
    this.pages = pages;
    this.door = door;
    this.sessions = sessions;
    this.credentials = credentials;
    this.people = people;
    this.attempts = attempts;
    this.entered = entered;
  }

  /**
   * What the page shows.
   *
   * @param form what the form carries back
   * @param next where to go afterwards
   * @param problem why the last attempt failed; empty before it
   * @param isWithPeople whether anybody has a name and a password
   */
  public record View(Frame frame, String form, String next, String problem, boolean isWithPeople) {}

  void register(RoutesConfig routes) {
    routes.get("/sign-in", door.guarded(ctx -> show(ctx, "")));
    routes.post("/sign-in", door.guarded(this::signIn));
    routes.get("/sign-in/{token}", door.guarded(this::follow));
    routes.post("/sign-out", door.form(Role.VIEWER, (ctx, visitor) -> signOut(ctx)));
  }

  private void show(Context ctx, String problem) {
    String form = Optional.ofNullable(ctx.cookie(FORM_COOKIE)).orElseGet(Sessions::secret);
    ctx.cookie(cookie(ctx, FORM_COOKIE, form));
    Frame frame = pages.plain(ctx, Optional.empty(), Optional.empty(), "Sign in");
    String next = Optional.ofNullable(ctx.queryParam("next")).orElse(given(ctx, "next"));
    pages.show(ctx, "signin", new View(frame, form, next, problem, !people.all().isEmpty()));
  }

  private void signIn(Context ctx) {
    String cookie = ctx.cookie(FORM_COOKIE);
    if (cookie == null || !Door.same(cookie, given(ctx, Door.FORM_TOKEN))) {
      throw HttpProblem.forbidden(
          "the form came from elsewhere, or cookies are switched off; load the page again");
    }
    attempts.admit(ctx.ip());
    Optional<String> session = session(given(ctx, "token").strip(), ctx);
    if (session.isEmpty()) {
      attempts.failed(ctx.ip());
      ctx.status(401);
      show(
          ctx,
          given(ctx, "token").isBlank()
              ? "That name and password do not go together."
              : "That token is unknown or was revoked.");
      return;
    }
    attempts.succeeded(ctx.ip());
    enter(ctx, session.get(), given(ctx, "next"));
  }

  private Optional<String> session(String token, Context ctx) {
    return token.isEmpty()
        ? people.check(given(ctx, "name").strip(), given(ctx, "password")).map(sessions::open)
        : credentials.find(token).filter(SignInPage::isReader).map(sessions::open);
  }

  /** A link with a token, as the demo prints it; the token leaves the address at once. */
  private void follow(Context ctx) {
    attempts.admit(ctx.ip());
    Optional<Credential> held =
        credentials.find(ctx.pathParam("token")).filter(SignInPage::isReader);
    if (held.isEmpty()) {
      attempts.failed(ctx.ip());
      ctx.status(401);
      show(ctx, "That token is unknown or was revoked.");
      return;
    }
    enter(ctx, sessions.open(held.get()), "/");
  }

  private static boolean isReader(Credential held) {
    return held.role() != Role.WRITER;
  }

  private void enter(Context ctx, String session, String next) {
    ctx.cookie(cookie(ctx, Door.COOKIE, session));
    entered.run();
    ctx.status(303).header("Location", isOurs(next) ? next : "/");
  }

  /** A path of this server, and of no other. */
  private static boolean isOurs(String next) {
    return next.startsWith("/")
        && !next.startsWith("//")
        && next.indexOf('\\') < 0
        && next.chars().noneMatch(c -> c < ' ');
  }

  private void signOut(Context ctx) {
    Optional.ofNullable(ctx.cookie(Door.COOKIE)).ifPresent(sessions::close);
    ctx.removeCookie(Door.COOKIE, "/");
    ctx.status(303).header("Location", "/sign-in");
  }

  private static String given(Context ctx, String name) {
    return Optional.ofNullable(ctx.formParam(name)).orElse("");
  }

  private static Cookie cookie(Context ctx, String name, String value) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(ctx.scheme().equals("https"));
    cookie.setSameSite(SameSite.LAX);
    return cookie;
  }
}
