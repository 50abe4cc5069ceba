package dev.verve.server.page;

import dev.verve.server.act.Acting;
import dev.verve.server.api.Head;
import dev.verve.server.live.Scorer;
import dev.verve.server.store.Credentials;
import dev.verve.server.store.People;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All pages. */
public final class Dashboard implements AutoCloseable {
  private final Pages pages;
  private final Recall recall;
  private final Recall days;
  private final OverviewPage overview;
  private final TreePage tree;
  private final WhyPage why;
  private final MetricsPage metrics;
  private final EvidenceRoom evidence;
  private final SettingsPage settings;
  private final Assets assets = new Assets();
  private final Door door;
  private final ErrorPage errors;
  private final SignInPage signIn;
  private final Scorer scorer;
  private final Store store;
  private final Acting acting;

  /** The pages over a store. */
  public Dashboard(
      Store store,
      Credentials credentials,
      Scorer scorer,
      Optional<Integer> retentionDays,
      Acting acting) {
    this.recall = new Recall(store.clock());
    this.days = new Recall(store.clock());
    this.pages = new Pages(store, assets, recall, days);
    this.scorer = scorer;
    this.store = store;
    this.acting = acting;
    this.errors = new ErrorPage(pages);
    this.overview = new OverviewPage(pages, days);
    this.tree = new TreePage(pages);
    this.why = new WhyPage(pages);
    this.metrics = new MetricsPage(pages);
    this.evidence = new EvidenceRoom(pages);
    People people = new People(store);
    this.settings = new SettingsPage(pages, credentials, people, retentionDays);
    Sessions sessions = new Sessions(credentials, people, store.clock());
    this.door = new Door(sessions, errors, new ComputingPage(pages));
    this.signIn =
        new SignInPage(
            pages, door, sessions, credentials, people, new Attempts(store.clock()), this::expect);
  }

  /** Reads what every page offers, before the first is asked for. */
  private void offer() {
    store.read(Head::now).ifPresent(head -> head.model().model().segments().forEach(pages::values));
  }

  /** Adds the routes. */
  public void register(RoutesConfig routes) {
    days.later(this::offer);
    assets.register(routes);
    signIn.register(routes);
    overview.register(routes, door);
    ListPage.users(pages).register(routes, door);
    ListPage.accounts(pages).register(routes, door);
    new SubjectPages(pages, scorer).register(routes, door);
    tree.register(routes, door);
    new BranchPage(pages).register(routes, door);
    why.register(routes, door);
    metrics.register(routes, door);
    evidence.register(routes, door);
    new ImpactPage(pages).register(routes, door);
    new PowerPage(pages).register(routes, door);
    new InterventionPage(pages).register(routes, door);
    new ModelPage(pages, scorer).register(routes, door);
    new AlertsPage(pages, acting).register(routes, door);
    new DestinationsPage(pages, acting).register(routes, door);
    new PlaybooksPage(pages, acting).register(routes, door);
    settings.register(routes, door);
    new DataPage(pages, scorer, settings).register(routes, door);
    routes.get("/help", door.page(Role.VIEWER, this::help));
    routes.error(404, "text/html", ctx -> missing(ctx, "There is no such page."));
  }

  /** Computes what takes seconds as soon as somebody comes who will ask for it. */
  private void expect() {
    days.later(() -> store.read(Head::now).ifPresent(overview::usual));
    for (Consumer<Head> answer :
        List.<Consumer<Head>>of(
            head -> tree.tree(head, ""),
            why::usual,
            metrics::months,
            evidence::proof,
            metrics::retention)) {
      recall.later(() -> store.read(Head::now).ifPresent(answer));
    }
  }

  /** Ends what is computed behind the pages. */
  @Override
  public void close() {
    recall.close();
    days.close();
  }

  private void help(Context ctx, Visitor visitor) {
    pages.show(ctx, "help", pages.plain(ctx, Optional.of(visitor), Optional.empty(), "Help"));
  }

  private void missing(Context ctx, String detail) {
    if (!ctx.path().startsWith("/api/") && !"text/html".equals(ctx.res().getContentType())) {
      Door.headers(ctx);
      errors.show(ctx, door.visitor(ctx), 404, detail);
    }
  }
}
