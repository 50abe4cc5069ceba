package dev.verve.server.act.destination;

import dev.verve.server.act.Moments;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was delivered, what waits, and what was given up. */
public final class DeliveryLog {
  private final Store store;

  /** The log of a store. */
  public DeliveryLog(Store store) {
    this.store = store;
  }

  /**
   * A delivery.
   *
   * @param kind {@code score}, {@code alert}, {@code digest} or {@code playbook}
   * @param subject the id of the user or account; empty for the others
   * @param state {@code pending}, {@code done}, {@code dead} or {@code superseded}
   * @param status the status of HTTP of the last attempt; 0 for none
   * @param problem why the last attempt failed
   */
  public record Entry(
      long seq,
      String destination,
      String kind,
      String subject,
      String messageKey,
      String state,
      int attempts,
      int status,
      Optional<String> problem,
      Instant createdAt,
      Optional<Instant> doneAt) {}

  /** Deliveries of a destination, the newest first. */
  public List<Entry> list(String destination, Optional<String> state, long before, int limit) {
    List<Entry> found = new ArrayList<>();
    return store.read(
        connection -> {
          new Sql(connection)
              .each(
                  """
                  select d.*, coalesce(p.id, a.id, '') as subject
                  from delivery d
                  left join identity i on i.user_key = d.person
                  left join identity p on p.user_key = i.person
                  left join account a on a.account_key = d.account
                  where d.destination = ? and (? is null or d.state = ?) and d.seq < ?
                  order by d.seq desc limit\s"""
                      + limit,
                  row ->
                      found.add(
                          new Entry(
                              row.getLong("seq"),
                              row.getString("destination"),
                              row.getString("kind"),
                              row.getString("subject"),
                              row.getString("message_key"),
                              row.getString("state"),
                              row.getInt("attempts"),
                              row.getInt("status"),
                              Optional.ofNullable(row.getString("problem")),
                              Moments.of(row, "created_at"),
                              Optional.ofNullable(Moments.orNull(row, "done_at")))),
                  destination,
                  state.orElse(null),
                  state.orElse(null),
                  before);
          return found;
        });
  }

  /** How many deliveries stand in each state, by destination. */
  public Map<String, Map<String, Long>> counts() {
    Map<String, Map<String, Long>> found = new LinkedHashMap<>();
    return store.read(
        connection -> {
          new Sql(connection)
              .each(
                  "select destination, state, count(*) as n from delivery group by all",
                  row ->
                      found
                          .computeIfAbsent(row.getString("destination"), d -> new LinkedHashMap<>())
                          .put(row.getString("state"), row.getLong("n")));
          return found;
        });
  }
}
