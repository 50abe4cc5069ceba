package dev.verve.server.act.playbook;

import dev.verve.model.Band;
import dev.verve.model.Entity;
import dev.verve.playbook.Step;
import dev.verve.server.act.Moments;
import dev.verve.server.act.destination.Destination;
import dev.verve.server.act.destination.Destinations;
import dev.verve.server.act.destination.Outbox;
import dev.verve.server.act.destination.Payloads;
import dev.verve.server.store.Sql;
import dev.verve.server.web.JsonText;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/** Does single steps of playbooks, within a transaction of the caller; each tells what it did. */
final class StepWork {
  private final Destinations destinations;
  private final Outbox outbox;
  private final Payloads payloads;

  StepWork(Destinations destinations, Outbox outbox, Payloads payloads) {
    this.destinations = destinations;
    this.outbox = outbox;
    this.payloads = payloads;
  }

  String of(DuckDBConnection connection, Run run, Step step, Standing standing, Instant now)
      throws SQLException {
    if (step instanceof Step.Notify notify) {
      String text = filled(notify.text(), run, standing);
      return tell(connection, notify.to(), payload(run, standing, text));
    }
    if (step instanceof Step.Webhook webhook) {
      return tell(connection, webhook.to(), payload(run, standing, run.playbook()));
    }
    if (step instanceof Step.Task task) {
      return task(connection, run, task, standing, now);
    }
    if (step instanceof Step.AddToList list) {
      return add(connection, run, list.list(), now);
    }
    throw new IllegalArgumentException("no work: " + step);
  }

  private String tell(DuckDBConnection connection, String to, String payload) throws SQLException {
    Optional<Destination> destination = destinations.find(to).filter(Destination::isEnabled);
    if (destination.isEmpty()) {
      return "there is no destination " + to + " any more";
    }
    outbox.enter(connection, destination.get(), "playbook", payload);
    return "told " + to;
  }

  private static String filled(String text, Run run, Standing standing) {
    return text.replace("{subject}", run.subject())
        .replace("{band}", Band.titleOf(standing.band()))
        .replace("{score}", String.valueOf(Math.rint(standing.score() * 10) / 10));
  }

  private String payload(Run run, Standing standing, String text) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("text", text);
    line.put("subject", run.subject());
    line.put("link", payloads.link(run.entity(), run.subject()).orElse(""));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "playbook");
    json.put("title", Band.titleOf(run.playbook()));
    json.put("playbook", run.playbook());
    json.put("run", run.id());
    json.put("entity", run.entity().word());
    json.put("id", run.subject());
    json.put("score", standing.score());
    json.put("band", standing.band());
    json.put("lines", List.of(line));
    return JsonText.of(json);
  }

  private static String task(
      DuckDBConnection connection, Run run, Step.Task task, Standing standing, Instant now)
      throws SQLException {
    boolean isUser = run.entity() == Entity.USER;
    new Sql(connection)
        .run(
            """
            insert into alert
            select coalesce(max(id), 0) + 1, ?, ?, ?, ?, ?, null, ?, ?, ?, ?, ?, ?, ?, null, ?, ?, '',
              'open', ?, null, null, '', ?, ?
            from alert""",
            run.playbook(),
            "Task: " + Band.titleOf(run.playbook()),
            run.entity().word(),
            isUser ? run.key() : null,
            isUser ? null : run.key(),
            run.dueOn(),
            Moments.utc(now),
            "– " + filled(task.text(), run.withoutName(), standing),
            standing.score(),
            run.score(),
            standing.band(),
            run.band(),
            task.owner(),
            task.owner(),
            task.owner(),
            Moments.utc(now),
            Moments.utc(now));
    return "a task for " + task.owner();
  }

  private static String add(DuckDBConnection connection, Run run, String list, Instant now)
      throws SQLException {
    Sql sql = new Sql(connection);
    String column = run.entity() == Entity.USER ? "person" : "account";
    String there = " where list = ? and " + column + " = ?";
    if (sql.number("select count(*) from list_member" + there, list, run.key()) > 0) {
      return "stands on " + list + " already";
    }
    sql.run(
        "insert into list_member (list, entity, %s, added_at, playbook) values (?, ?, ?, ?, ?)"
            .formatted(column),
        list,
        run.entity().word(),
        run.key(),
        Moments.utc(now),
        run.playbook());
    return "added to " + list;
  }
}
