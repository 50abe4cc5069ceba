package dev.verve.server.live;

import dev.verve.insight.series.Marker;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.server.store.Audit;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Days on which something happened that people may have felt: releases, campaigns, prices. */
public final class Releases {
  private static final int LONGEST = 120;

  private final Store store;

  public Releases(Store store) {
    this.store = store;
  }

  /**
   * One of them.
   *
   * @param id by which it is removed
   * @param marker the day and what happened
   */
  public record Release(String id, Marker marker) {}

  /** Those of up to a day, the latest first. */
  public List<Release> until(LocalDate day) {
    return store.read(
        connection -> {
          List<Release> found = new ArrayList<>();
          new Sql(connection)
              .each(
                  "select id, day, label from marker where day <= ? order by day desc, label",
                  row ->
                      found.add(
                          new Release(
                              row.getString(1),
                              new Marker(row.getObject(2, LocalDate.class), row.getString(3)))),
                  day);
          return found;
        });
  }

  /**
   * Notes one.
   *
   * @throws UserError where nothing is said of it, or too much
   */
  public void add(LocalDate day, String label, String who) {
    String words = label.strip();
    if (words.isEmpty() || words.length() > LONGEST) {
      throw UserError.of(
          Place.option("label"),
          "what happened is told in 1 to " + LONGEST + " characters",
          "Name the release, such as \"new editor\".");
    }
    Instant now = store.clock().instant();
    store.write(
        connection -> {
          new Audit(connection, now).note(who, "marker.add", day + " " + words);
          return new Sql(connection)
              .run(
                  "insert into marker values (?, ?, ?, ?, ?)",
                  UUID.randomUUID().toString(),
                  day,
                  words,
                  who,
                  OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
        });
  }

  /** Removes one; false where there is none of this id. */
  public boolean remove(String id, String who) {
    return store.write(
        connection -> {
          boolean gone = new Sql(connection).run("delete from marker where id = ?", id) > 0;
          if (gone) {
            new Audit(connection, store.clock().instant()).note(who, "marker.remove", id);
          }
          return gone;
        });
  }
}
