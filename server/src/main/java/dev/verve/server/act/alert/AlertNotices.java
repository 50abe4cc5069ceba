package dev.verve.server.act.alert;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.verve.model.Entity;
import dev.verve.server.act.Moments;
import dev.verve.server.act.alert.Alerts.Due;
import dev.verve.server.act.destination.Destination;
import dev.verve.server.act.destination.Destinations;
import dev.verve.server.act.destination.Outbox;
import dev.verve.server.act.destination.Payloads;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.web.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells destinations of alerts that are due: all of one destination in one message. The messages
 * enter the outbox in the transaction that notes that the alerts were told.
 */
public final class AlertNotices {
  private static final int MOST_LINES = 100;

  private final Store store;
  private final Alerts alerts;
  private final Destinations destinations;
  private final Outbox outbox;
  private final Payloads payloads;

  /** Notices about the alerts of a store. */
  public AlertNotices(Store store, Destinations destinations, Outbox outbox, Payloads payloads) {
    this.store = store;
    this.alerts = new Alerts(store);
    this.destinations = destinations;
    this.outbox = outbox;
    this.payloads = payloads;
  }

  /** Tells what is due; yields how many messages that makes. */
  public int run() {
    List<Due> due = alerts.due();
    if (due.isEmpty()) {
      return 0;
    }
    Map<Destination, List<Alert>> byDestination = new LinkedHashMap<>();
    for (Destination destination : destinations.all()) {
      List<Alert> some =
          due.stream()
              .filter(one -> one.destinations().contains(destination.name()))
              .map(Due::alert)
              .toList();
      if (destination.isEnabled() && !some.isEmpty()) {
        byDestination.put(destination, some);
      }
    }
    Instant now = store.clock().instant();
    List<Long> ids = due.stream().map(one -> one.alert().id()).toList();
    store.write(
        connection -> {
          for (Map.Entry<Destination, List<Alert>> entry : byDestination.entrySet()) {
            outbox.enter(connection, entry.getKey(), "alert", payload(entry.getValue()));
          }
          return new Sql(connection)
              .run(
                  "update alert set told_at = ? where id in (select unnest(cast(? as bigint[])))",
                  Moments.utc(now),
                  ids.toString());
        });
    return byDestination.size();
  }

  private String payload(List<Alert> some) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "alert");
    json.put("title", title(some));
    List<Object> lines = new ArrayList<>();
    for (Alert alert : some.subList(0, Math.min(MOST_LINES, some.size()))) {
      lines.add(line(alert));
    }
    if (some.size() > MOST_LINES) {
      lines.add(
          Map.of(
              "text",
              "and " + (some.size() - MOST_LINES) + " more in the inbox",
              "link",
              payloads.page("/alerts").orElse("")));
    }
    json.put("lines", lines);
    return JsonText.of(json);
  }

  private static String title(List<Alert> some) {
    if (some.size() == 1) {
      return some.get(0).title();
    }
    Map<String, Long> titles =
        some.stream().collect(groupingBy(Alert::title, LinkedHashMap::new, counting()));
    return some.size()
        + " alerts: "
        + titles.entrySet().stream()
            .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
            .collect(joining(", "));
  }

  private Map<String, Object> line(Alert alert) {
    Map<String, Object> line = new LinkedHashMap<>();
    String told = alert.told().map(name -> " For " + name + ".").orElse("");
    String assigned =
        alert.assigned().isEmpty() ? "" : " Assigned: " + String.join(", ", alert.assigned()) + ".";
    line.put("alert", alert.id());
    line.put("rule", alert.rule());
    line.put("kind", alert.kind().word());
    line.put("subject", alert.subject());
    line.put("day", alert.day().toString());
    line.put("text", alert.sentence() + told + assigned);
    line.put("link", link(alert));
    return line;
  }

  private String link(Alert alert) {
    return switch (alert.kind()) {
      case USER -> payloads.link(Entity.USER, alert.subject()).orElse("");
      case ACCOUNT -> payloads.link(Entity.ACCOUNT, alert.subject()).orElse("");
      case MODEL -> payloads.page("/evidence").orElse("");
      case EVENTS -> payloads.page("/settings").orElse("");
      case BRANCH, SCORES -> payloads.page("/why").orElse("");
    };
  }
}
