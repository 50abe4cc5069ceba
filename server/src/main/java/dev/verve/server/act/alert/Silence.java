package dev.verve.server.act.alert;

import dev.verve.alert.AlertRule;
import dev.verve.server.act.Moments;
import dev.verve.server.act.alert.Fire.Subject;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.sql.Bounds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Times in which no event came: those that ended, and the one that lasts until now. */
final class Silence {
  private final Store store;
  private final ZoneId zone;

  Silence(Store store, ZoneId zone) {
    this.store = store;
    this.zone = zone;
  }

  /** Silences of at least a length that reached it on one of some days. */
  List<Fire> gaps(Duration after, Bounds days, AlertRule rule) {
    Instant now = store.clock().instant();
    OffsetDateTime from = Moments.utc(days.first().atStartOfDay(zone).toInstant().minus(after));
    List<Fire> found = new ArrayList<>();
    return store.read(
        connection -> {
          new Sql(connection)
              .each(
                  """
                  with came as (
                    select distinct date_trunc('minute', received_at) as minute from event_log
                    where received_at >= ?
                  ), gap as (
                    select minute, lead(minute, 1, ?) over (order by minute) as next from came
                  )
                  select minute, next from gap
                  where epoch(next) - epoch(minute) >= ?
                  order by minute""",
                  row -> {
                    Instant at = row.getObject(1, OffsetDateTime.class).toInstant();
                    Instant next = row.getObject(2, OffsetDateTime.class).toInstant();
                    LocalDate day = at.plus(after).atZone(zone).toLocalDate();
                    if (!day.isBefore(days.first()) && !day.isAfter(days.last())) {
                      found.add(fire(day, at, next, now, rule));
                    }
                  },
                  from,
                  Moments.utc(now),
                  after.toSeconds());
          return found;
        });
  }

  private static Fire fire(LocalDate day, Instant at, Instant next, Instant now, AlertRule rule) {
    Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
    boolean lasts = !next.isBefore(now);
    String words =
        lasts
            ? "stopped: none has come since %s".formatted(minute)
            : "stopped from %s to %s".formatted(minute, next.truncatedTo(ChronoUnit.MINUTES));
    return new Fire(day, Subject.named(Kind.EVENTS, "events"), words, null, rule.branch());
  }
}
