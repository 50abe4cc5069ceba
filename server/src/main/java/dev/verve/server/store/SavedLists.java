package dev.verve.server.store;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Lists of users and accounts, narrowed and sorted, that people gave a name. */
public final class SavedLists {
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_QUERY = 2_000;
  private static final int MOST = 100;

  private final Store store;

  public SavedLists(Store store) {
    this.store = store;
  }

  /** Who sees a list. */
  public enum Audience {
    OWNER,
    EVERYBODY
  }

  /**
   * A list.
   *
   * @param id by which it is found
   * @param room the path of the page, such as {@code /users}
   * @param name as people read it
   * @param query what it is narrowed to and sorted by, as the page's address says it
   * @param owner who saved it
   * @param audience who sees it
   */
  public record SavedList(
      String id, String room, String name, String query, String owner, Audience audience) {}

  /** The lists of a page that somebody sees, by name. */
  public List<SavedList> of(String room, String who) {
    return store.read(
        connection -> {
          List<SavedList> lists = new ArrayList<>();
          new Sql(connection)
              .each(
                  "select id, name, query, owner, shared from saved_list where room = ? and (shared or owner = ?) order by lower(name), saved_at",
                  row ->
                      lists.add(
                          new SavedList(
                              row.getString(1),
                              room,
                              row.getString(2),
                              row.getString(3),
                              row.getString(4),
                              row.getBoolean(5) ? Audience.EVERYBODY : Audience.OWNER)),
                  room,
                  who);
          return lists;
        });
  }

  /**
   * Saves a list.
   *
   * @throws UserError where it has no name, or there are too many
   */
  public void save(String room, String name, String query, String who, Audience audience) {
    refuseUnless(
        !name.isBlank() && name.length() <= LONGEST_NAME,
        "a list has a name of 1 to " + LONGEST_NAME + " characters",
        "Say whom it lists.");
    refuseUnless(
        query.length() <= LONGEST_QUERY, "the list is narrowed by too much", "Narrow it by less.");
    refuseUnless(
        of(room, who).size() < MOST, "there are " + MOST + " lists already", "Delete one first.");
    store.write(
        connection ->
            new Sql(connection)
                .run(
                    "insert into saved_list values (?, ?, ?, ?, ?, ?, ?)",
                    UUID.randomUUID().toString(),
                    room,
                    name.strip(),
                    query,
                    who,
                    audience == Audience.EVERYBODY,
                    OffsetDateTime.ofInstant(store.clock().instant(), ZoneOffset.UTC)));
  }

  /** Deletes a list of somebody's own; false where they have none of this id. */
  public boolean delete(String id, String who) {
    return store.write(
        connection ->
            new Sql(connection).run("delete from saved_list where id = ? and owner = ?", id, who)
                > 0);
  }

  private static void refuseUnless(boolean holds, String what, String cure) {
    if (!holds) {
      throw UserError.of(Place.option("name"), what, cure);
    }
  }
}
