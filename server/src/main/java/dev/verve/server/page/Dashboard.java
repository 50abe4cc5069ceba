package dev.verve.server.page;

import dev.verve.server.live.Scorer;
import dev.verve.server.store.Credentials;
import dev.verve.server.store.People;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/** All pages. */
public final class Dashboard {
  private final Pages pages;
  private final Assets assets = new Assets();
  private final Door door;
  private final ErrorPage errors;
  private final SignInPage signIn;
  private final Scorer scorer;

  /** The pages over a store. */
  public Dashboard(Store store, Credentials credentials, Scorer scorer) {
    this.pages = new Pages(store, assets);
    this.scorer = scorer;
    this.errors = new ErrorPage(pages);
    People people = new People(store);
    Sessions sessions = new Sessions(credentials, people, store.clock());
    this.door = new Door(sessions, errors);
    this.signIn =
        new SignInPage(pages, door, sessions, credentials, people, new Attempts(store.clock()));
  }

  /** Adds the routes. */
  public void register(RoutesConfig routes) {
    assets.register(routes);
    signIn.register(routes);
    new OverviewPage(pages).register(routes, door);
    ListPage.users(pages).register(routes, door);
    ListPage.accounts(pages).register(routes, door);
    new SubjectPages(pages, scorer).register(routes, door);
    routes.get("/help", door.page(Role.VIEWER, this::help));
    routes.error(404, "text/html", ctx -> missing(ctx, "There is no such page."));
  }

  private void help(Context ctx, Visitor visitor) {
    pages.show(ctx, "help", pages.plain(ctx, Optional.of(visitor), Optional.empty(), "Help"));
  }

  private void missing(Context ctx, String detail) {
    if (!ctx.path().startsWith("/api/") && !"text/html".equals(ctx.res().getContentType())) {
      Door.headers(ctx);
      errors.show(ctx, Optional.empty(), 404, detail);
    }
  }
}
