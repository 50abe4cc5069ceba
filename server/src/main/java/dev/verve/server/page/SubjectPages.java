package dev.verve.server.page;

import dev.verve.server.api.Head;
import dev.verve.server.api.Subject;
import dev.verve.server.live.Scorer;
import dev.verve.server.store.Erased;
import dev.verve.server.store.Erasure;
import dev.verve.server.store.Role;
import dev.verve.server.web.HttpProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/** The pages of one user and of one account, and the erasure of a person. */
public final class SubjectPages {
  private final Pages pages;
  private final Scorer scorer;
  private final Erasure erasure;
  private final PersonPage user;
  private final PersonPage scoredAccount;
  private final AccountPage account;

  SubjectPages(Pages pages, Scorer scorer) {
    this.pages = pages;
    this.scorer = scorer;
    this.erasure = new Erasure(pages.store());
    this.user = new PersonPage(pages, Subject.Kind.USERS, Room.USERS);
    this.scoredAccount = new PersonPage(pages, Subject.Kind.ACCOUNTS, Room.ACCOUNTS);
    this.account = new AccountPage(pages);
  }

  /**
   * The receipt of an erasure.
   *
   * @param receipt what was removed
   */
  public record Receipt(Frame frame, Erased receipt) {}

  void register(RoutesConfig routes, Door door) {
    routes.get("/users/{id}", door.page(Role.VIEWER, user::show));
    routes.get("/accounts/{id}", door.page(Role.VIEWER, this::account));
    routes.post("/users/{id}/erase", door.form(Role.ADMIN, this::erase));
  }

  private void account(Context ctx, Visitor visitor) {
    Head head = pages.head();
    if (Subject.of(Subject.Kind.ACCOUNTS, head.model()).isRolledUp()) {
      account.show(ctx, visitor);
    } else {
      scoredAccount.show(ctx, visitor);
    }
  }

  private void erase(Context ctx, Visitor visitor) {
    String id = ctx.pathParam("id");
    if (!id.equals(ctx.formParam("confirm"))) {
      throw HttpProblem.malformed("the id that was typed is another one, so nobody was erased");
    }
    Optional<Erased> erased = scorer.pausing(() -> erasure.erase(id, visitor.who()));
    scorer.refreshToday();
    scorer.wake();
    Erased receipt =
        erased
            .or(() -> erasure.receipt(id))
            .orElseThrow(() -> HttpProblem.missing("nobody is known by this id"));
    Frame frame = pages.plain(ctx, Optional.of(visitor), Optional.of(Room.USERS), "Erased");
    pages.show(ctx, "erased", new Receipt(frame, receipt));
  }
}
