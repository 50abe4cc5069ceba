package dev.verve.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is who. Every id that was ever seen has a key; keys of one person share the person's key,
 * which is the key of the id that stands for them. Known and anonymous ids share one name space.
 *
 * <p>Kept in memory for the writer, about 130 bytes an id, and read back at the start; other
 * threads may {@link #find}, and see what the writer is about to store. What changed since the last
 * {@link #settle} is what the writer still has to store.
 */
final class Identities {

  /** An id: its key, whose it is, and whether a sender ever called it a user's. */
  record Identity(long key, String id, long person, boolean identified) {}

  private final Map<String, Identity> byId = new ConcurrentHashMap<>();

  /** The id of each key; nothing where it was forgotten. */
  private final List<@Nullable String> idOf = new ArrayList<>();

  /** All ids of each person who has others than the one that stands for them. */
  private final Map<Long, List<String>> members = new HashMap<>();

  private final Set<String> created = new LinkedHashSet<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private long last;

  static Identities load(Connection connection) throws SQLException {
    Identities identities = new Identities();
    new Sql(connection)
        .each(
            "select user_key, id, person, identified from identity",
            row ->
                identities.put(
                    new Identity(
                        row.getLong(1), row.getString(2), row.getLong(3), row.getBoolean(4))));
    return identities;
  }

  private void put(Identity identity) {
    byId.put(identity.id(), identity);
    while (idOf.size() <= identity.key()) {
      idOf.add(null);
    }
    idOf.set((int) identity.key(), identity.id());
    if (identity.person() != identity.key() || members.containsKey(identity.person())) {
      join(identity.person(), List.of(identity.id()));
    }
    last = Math.max(last, identity.key());
  }

  /** Adds ids to those of a person. */
  private void join(long person, List<String> ids) {
    members.computeIfAbsent(person, p -> new ArrayList<>(own(p))).addAll(ids);
  }

  /** The id that stands for a person, which is not known yet while the store is read. */
  private List<String> own(long person) {
    String id = person < idOf.size() ? idOf.get((int) person) : null;
    return id == null || identity(id).person() != person ? List.of() : List.of(id);
  }

  /** The identity of an id, made where it is new. */
  Identity anonymous(String id) {
    Identity known = byId.get(id);
    if (known != null) {
      return known;
    }
    Identity made = new Identity(last + 1, id, last + 1, false);
    put(made);
    created.add(id);
    return made;
  }

  /** The identity of an id that belongs to a known person. */
  Identity user(String id) {
    Identity identity = anonymous(id);
    if (identity.identified()) {
      return identity;
    }
    Identity known = new Identity(identity.key(), id, identity.person(), true);
    byId.put(id, known);
    changed.add(id);
    return known;
  }

  /** Whether a person has no id of a known user, so that another may take their history. */
  boolean isAnonymous(long person) {
    return membersOf(person).stream().noneMatch(id -> identity(id).identified());
  }

  /** Gives all ids of one person to another. */
  void merge(long gone, long kept) {
    List<String> moved = List.copyOf(membersOf(gone));
    members.remove(gone);
    for (String id : moved) {
      Identity old = identity(id);
      byId.put(id, new Identity(old.key(), id, kept, old.identified()));
      changed.add(id);
    }
    join(kept, moved);
  }

  /** The identity of an id, or null where it was never seen. */
  @Nullable Identity find(String id) {
    return byId.get(id);
  }

  /** All ids of a person. */
  List<String> membersOf(long person) {
    List<String> several = members.get(person);
    return several == null ? own(person) : Collections.unmodifiableList(several);
  }

  /** Forgets a person. */
  void forget(long person) {
    List<String> ids = List.copyOf(membersOf(person));
    members.remove(person);
    for (String id : ids) {
      idOf.set((int) identity(id).key(), null);
      byId.remove(id);
    }
  }

  /** Identities that are new since the last settling. */
  List<Identity> created() {
    return created.stream().map(this::identity).toList();
  }

  /** Identities that are not new but differ since the last settling. */
  List<Identity> changed() {
    return changed.stream().filter(id -> !created.contains(id)).map(this::identity).toList();
  }

  /** Says that all is stored. */
  void settle() {
    created.clear();
    changed.clear();
  }

  private Identity identity(String id) {
    Identity identity = byId.get(id);
    if (identity == null) {
      throw new IllegalStateException("an id of a person is unknown");
    }
    return identity;
  }
}
