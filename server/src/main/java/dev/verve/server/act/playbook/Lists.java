package dev.verve.server.act.playbook;

import dev.verve.server.act.Moments;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The lists that playbooks fill, for other tools to read. */
public final class Lists {
  private final Store store;

  /** The lists of a store. */
  public Lists(Store store) {
    this.store = store;
  }

  /** Somebody on a list. */
  public record Member(String list, String entity, String id, Instant addedAt) {}

  /** Everybody on any list. */
  public List<Member> members() {
    return store.read(
        connection -> {
          List<Member> found = new ArrayList<>();
          new Sql(connection)
              .each(
                  """
                  select m.list, m.entity, coalesce(p.id, a.id) as id, m.added_at
                  from list_member m
                  left join identity i on i.user_key = m.person
                  left join identity p on p.user_key = i.person
                  left join account a on a.account_key = m.account
                  where coalesce(p.id, a.id) is not null
                  order by m.list, m.added_at, id""",
                  row ->
                      found.add(
                          new Member(
                              row.getString("list"),
                              row.getString("entity"),
                              row.getString("id"),
                              Moments.of(row, "added_at"))));
          return found;
        });
  }
}
