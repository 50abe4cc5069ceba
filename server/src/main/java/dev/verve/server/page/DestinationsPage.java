package dev.verve.server.page;

import dev.verve.problem.UserError;
import dev.verve.server.act.Acting;
import dev.verve.server.act.destination.Channel;
import dev.verve.server.act.destination.DeliveryLog;
import dev.verve.server.act.destination.Destination;
import dev.verve.server.act.destination.DestinationRequest;
import dev.verve.server.act.destination.Destinations;
import dev.verve.server.act.destination.Outbox;
import dev.verve.server.store.Role;
import dev.verve.server.web.HttpProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where scores and alerts go, and what was given up on the way. */
public final class DestinationsPage {
  private static final int DEAD = 50;
  private static final int SHOWN = 5;

  private final Pages pages;
  private final Acting acting;
  private final Destinations destinations;
  private final DeliveryLog log;

  DestinationsPage(Pages pages, Acting acting) {
    this.pages = pages;
    this.acting = acting;
    this.destinations = acting.destinations();
    this.log = new DeliveryLog(pages.store());
  }

  /**
   * What the page shows.
   *
   * @param done what was just done, or is wrong; empty for nothing
   * @param kinds the kinds there are
   * @param dead what was given up, the newest first
   */
  public record View(
      Frame frame,
      String lead,
      String done,
      List<Row> rows,
      List<Channel> kinds,
      List<DeliveryLog.Entry> dead) {}

  /** A destination with its deliveries counted. */
  public record Row(Destination destination, long waiting, long arrived, long dead) {}

  void register(RoutesConfig routes, Door door) {
    routes.get("/destinations", door.page(Role.VIEWER, (ctx, visitor) -> show(ctx, visitor, "")));
    routes.post("/destinations", door.form(Role.ADMIN, this::save));
    routes.post("/destinations/act", door.form(Role.EDITOR, this::act));
    routes.post("/destinations/delete", door.form(Role.ADMIN, this::delete));
    routes.post("/destinations/retry", door.form(Role.EDITOR, this::retry));
  }

  private void show(Context ctx, Visitor visitor, String done) {
    Map<String, Map<String, Long>> counts = log.counts();
    List<Row> rows = new ArrayList<>();
    List<DeliveryLog.Entry> dead = new ArrayList<>();
    for (Destination it : destinations.all()) {
      Map<String, Long> count = counts.getOrDefault(it.name(), Map.of());
      long lost = count.getOrDefault("dead", 0L);
      rows.add(
          new Row(it, count.getOrDefault("pending", 0L), count.getOrDefault("done", 0L), lost));
      if (lost > 0) {
        dead.addAll(log.list(it.name(), Optional.of("dead"), Long.MAX_VALUE, DEAD));
      }
    }
    pages.show(
        ctx,
        "destinations",
        new View(
            pages.usual(ctx, visitor, Room.ALERTS, "Destinations"),
            lead(rows),
            done,
            rows,
            Arrays.asList(Channel.values()),
            dead));
  }

  private static String lead(List<Row> rows) {
    if (rows.isEmpty()) {
      return "Scores and alerts go nowhere yet.";
    }
    long troubled = rows.stream().filter(row -> row.destination().problem().isPresent()).count();
    long lost = rows.stream().mapToLong(Row::dead).sum();
    String given = lost == 0 ? "" : " " + Say.count(lost) + " deliveries were given up.";
    if (rows.size() == 1 && troubled == 0) {
      return "The one destination takes what it is sent." + given;
    }
    return (troubled == 0
            ? "All " + rows.size() + " destinations take what they are sent."
            : troubled + " of " + rows.size() + " destinations do not take what they are sent.")
        + given;
  }

  private void save(Context ctx, Visitor visitor) {
    try {
      Destination made =
          destinations.save(
              new DestinationRequest(
                  given(ctx, "name").strip(),
                  given(ctx, "kind"),
                  pairs(given(ctx, "settings")),
                  pairs(given(ctx, "secrets"))),
              visitor.who());
      show(ctx, visitor, made.name() + " is there. A dry run shows what it would be sent.");
    } catch (UserError e) {
      ctx.status(422);
      show(ctx, visitor, String.valueOf(e.getMessage()));
    }
  }

  /** Lines of {@code key: value}. */
  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              String key = colon < 0 ? line.strip() : line.substring(0, colon).strip();
              pairs.put(key, colon < 0 ? "" : line.substring(colon + 1).strip());
            });
    return pairs;
  }

  private Destination named(Context ctx) {
    String name = given(ctx, "name");
    return destinations
        .find(name)
        .orElseThrow(() -> HttpProblem.missing("there is no destination " + name));
  }

  private void act(Context ctx, Visitor visitor) {
    Destination destination = named(ctx);
    String done =
        switch (given(ctx, "verb")) {
          case "pause" -> turned(destination, Destinations.Switch.OFF, visitor);
          case "resume" -> turned(destination, Destinations.Switch.ON, visitor);
          default -> tried(destination);
        };
    show(ctx, visitor, done);
  }

  private String turned(Destination destination, Destinations.Switch position, Visitor visitor) {
    destinations.enable(destination.name(), position, visitor.who());
    return destination.name()
        + (position == Destinations.Switch.ON ? " is sent to again." : " is sent nothing.");
  }

  private String tried(Destination destination) {
    Outbox.Preview preview = acting.outbox().preview(destination, SHOWN);
    return "%s would be sent %s deliveries now.%n%s"
        .formatted(
            destination.name(),
            Say.count(preview.count()),
            String.join(System.lineSeparator(), preview.payloads()));
  }

  private void delete(Context ctx, Visitor visitor) {
    String name = named(ctx).name();
    destinations.delete(name, visitor.who());
    show(ctx, visitor, name + " was removed, with what waited for it.");
  }

  private void retry(Context ctx, Visitor visitor) {
    String number = given(ctx, "delivery");
    Optional<String> state =
        number.matches("\\d{1,18}")
            ? acting.outbox().retry(named(ctx).name(), Long.parseLong(number))
            : Optional.empty();
    show(
        ctx,
        visitor,
        state
            .map(
                it ->
                    it.equals("pending")
                        ? "It is sent again with the next round."
                        : "Something newer about the same arrived since, so it is set aside.")
            .orElse("It was not given up."));
  }

  private static String given(Context ctx, String name) {
    return Optional.ofNullable(ctx.formParam(name)).orElse("");
  }
}
