package dev.verve.server.page;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.server.live.Timeline;
import dev.verve.server.store.Credential;
import dev.verve.server.store.Credentials;
import dev.verve.server.store.Delivery;
import dev.verve.server.store.Message;
import dev.verve.server.store.People;
import dev.verve.server.store.Role;
import dev.verve.server.store.Sql;
import dev.verve.server.web.HttpProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What comes in, and who may send, read and change. */
public final class SettingsPage {
  /** The event that the page itself sends. */
  static final String TEST_EVENT = "test_event";

  private static final int LAST = 12;
  private static final int LONGEST_NAME = 200;

  private final Pages pages;
  private final Credentials credentials;
  private final People people;
  private final Optional<Integer> retentionDays;

  SettingsPage(
      Pages pages, Credentials credentials, People people, Optional<Integer> retentionDays) {
    this.pages = pages;
    this.credentials = credentials;
    this.people = people;
    this.retentionDays = retentionDays;
  }

  /**
   * What the page shows.
   *
   * @param done what was just done, in a sentence; empty for nothing
   * @param secret what was just made, shown this once; empty for nothing
   * @param address where the server answers
   */
  public record View(
      Frame frame,
      String lead,
      String done,
      String secret,
      String address,
      Health health,
      List<Credential> keys,
      List<Credential> tokens,
      List<People.Person> people,
      String retention) {}

  /**
   * What came in.
   *
   * @param events all that are stored
   * @param last when the last one came; empty before the first
   * @param rejected all that could not be used
   * @param rejects the last of them with their reasons
   * @param arrived the last events
   */
  public record Health(
      long events,
      Optional<Instant> last,
      long rejected,
      List<Reject> rejects,
      List<Timeline.Entry> arrived) {}

  /** Something that could not be used. */
  public record Reject(Instant at, String path, String reason) {}

  void register(RoutesConfig routes, Door door) {
    routes.get("/settings", door.page(Role.VIEWER, (ctx, visitor) -> show(ctx, visitor, "", "")));
    routes.post("/settings/test-event", door.form(Role.EDITOR, this::test));
    routes.post("/settings/keys", door.form(Role.ADMIN, this::key));
    routes.post("/settings/tokens", door.form(Role.ADMIN, this::token));
    routes.post("/settings/revoke", door.form(Role.ADMIN, this::revoke));
    routes.post("/settings/people", door.form(Role.ADMIN, this::person));
    routes.post("/settings/people/remove", door.form(Role.ADMIN, this::remove));
  }

  /** Shows the page with what was just done. */
  void show(Context ctx, Visitor visitor, String done) {
    show(ctx, visitor, done, "");
  }

  private void show(Context ctx, Visitor visitor, String done, String secret) {
    Health health = pages.store().read(SettingsPage::health);
    List<Credential> all = visitor.isAdmin() ? credentials.all() : List.of();
    Frame frame = pages.usual(ctx, visitor, Room.SETTINGS, "Settings");
    String lead =
        health
            .last()
            .map(
                at ->
                    "%s events are stored; the last came on %s UTC."
                        .formatted(Say.count(health.events()), Say.moment(at)))
            .orElse("No event has come yet.");
    pages.show(
        ctx,
        "settings",
        new View(
            frame,
            lead,
            done,
            secret,
            ctx.scheme() + "://" + ctx.host(),
            health,
            all.stream().filter(held -> held.role() == Role.WRITER).toList(),
            all.stream().filter(held -> held.role() != Role.WRITER).toList(),
            visitor.isAdmin() ? people.all() : List.of(),
            retentionDays
                .map(days -> "Events older than %d days are deleted.".formatted(days))
                .orElse("Events are kept for good.")));
  }

  private static Health health(Connection connection) throws SQLException {
    Sql sql = new Sql(connection);
    long events = sql.number("select count(*) from event_log");
    List<Instant> last = new ArrayList<>();
    if (events > 0) {
      sql.each(
          "select max(received_at) from event_log",
          row -> last.add(row.getObject(1, OffsetDateTime.class).toInstant()));
    }
    List<Reject> rejects = new ArrayList<>();
    sql.each(
        "select received_at, path, reason from reject order by rowid desc limit " + LAST,
        row ->
            rejects.add(
                new Reject(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    row.getString(2),
                    row.getString(3))));
    return new Health(
        events,
        last.stream().findFirst(),
        sql.number("select count(*) from reject"),
        rejects,
        new Timeline(connection).arrived(LAST));
  }

  private void test(Context ctx, Visitor visitor) {
    Instant now = pages.store().clock().instant();
    Message event =
        new Message(
            Message.Kind.EVENT,
            "verve-test",
            null,
            null,
            null,
            TEST_EVENT,
            now,
            UUID.randomUUID().toString(),
            "{\"from\":\"dashboard\"}");
    pages.store().submit(new Delivery(now, List.of(event), List.of())).join();
    show(ctx, visitor, "A test event of the user verve-test is on disk; it stands below.", "");
  }

  private void key(Context ctx, Visitor visitor) {
    Credential.Issued made = credentials.issue(Role.WRITER, name(ctx), visitor.who());
    show(ctx, visitor, "The write key was made. It is shown this once:", made.secret());
  }

  private void token(Context ctx, Visitor visitor) {
    Credential.Issued made = credentials.issue(role(ctx), name(ctx), visitor.who());
    show(ctx, visitor, "The token was made. It is shown this once:", made.secret());
  }

  private void revoke(Context ctx, Visitor visitor) {
    String id = given(ctx, "id");
    if (!credentials.revoke(id, visitor.who())) {
      throw HttpProblem.missing("nothing valid has the id " + id);
    }
    show(ctx, visitor, "It was revoked and opens nothing any more.", "");
  }

  private void person(Context ctx, Visitor visitor) {
    String name = given(ctx, "name").strip();
    people.add(name, given(ctx, "password"), role(ctx), visitor.who());
    show(ctx, visitor, name + " may sign in now.", "");
  }

  private void remove(Context ctx, Visitor visitor) {
    String name = given(ctx, "name");
    if (!people.remove(name, visitor.who())) {
      throw HttpProblem.missing("nobody has the name " + name);
    }
    show(ctx, visitor, name + " can no longer sign in.", "");
  }

  private static String name(Context ctx) {
    String name = given(ctx, "name").strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw UserError.of(
          Place.option("name"), "it has no name", "Say what it is for, so that it can be revoked.");
    }
    return name;
  }

  private static Role role(Context ctx) {
    String word = given(ctx, "role");
    return Arrays.stream(Role.values())
        .filter(known -> known != Role.WRITER && known.word().equals(word))
        .findFirst()
        .orElseThrow(() -> HttpProblem.malformed("the role must be viewer, editor or admin"));
  }

  private static String given(Context ctx, String name) {
    return Optional.ofNullable(ctx.formParam(name)).orElse("");
  }
}
