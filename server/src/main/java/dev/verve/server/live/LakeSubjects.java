package dev.verve.server.live;

import dev.verve.model.Entity;
import dev.verve.server.store.Delivery;
import dev.verve.server.store.Message;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Those whom the scores of a lake are of: users, or the accounts of a model of accounts. */
final class LakeSubjects {
  private static final int IN_ONE = 5_000;

  private final LakeFiles files;
  private final Entity entity;

  LakeSubjects(LakeFiles files, Entity entity) {
    this.files = files;
    this.entity = entity;
  }

  Entity entity() {
    return entity;
  }

  /** Makes those known who are not yet, as if they had been identified on their first date. */
  void makeKnown(Store store) {
    List<Message> unknown = new ArrayList<>();
    store.read(
        connection -> {
          new Sql(connection)
              .each(
                  unknown(),
                  row ->
                      unknown.add(
                          known(
                              row.getString(1),
                              row.getString(2),
                              row.getObject(3, LocalDate.class)
                                  .atStartOfDay(ZoneOffset.UTC)
                                  .toInstant())));
          return unknown;
        });
    List<CompletableFuture<?>> sent = new ArrayList<>();
    for (int i = 0; i < unknown.size(); i += IN_ONE) {
      List<Message> batch = unknown.subList(i, Math.min(unknown.size(), i + IN_ONE));
      sent.add(store.submit(new Delivery(store.clock().instant(), batch, List.of())));
    }
    sent.forEach(CompletableFuture::join);
  }

  private String unknown() {
    String first =
        "select id, min(as_of) as seen from %s group by id".formatted(files.read("scores"));
    if (entity == Entity.ACCOUNT) {
      return "select s.id, s.id, s.seen from (%s) s anti join account a on a.id = s.id"
          .formatted(first);
    }
    String last =
        "select id, max_by(account, as_of) as account from %s group by id".formatted(members());
    return "select s.id, m.account, s.seen from (%s) s left join (%s) m on m.id = s.id anti join identity i on i.id = s.id"
        .formatted(first, last);
  }

  private Message known(String id, @Nullable String account, Instant at) {
    return entity == Entity.ACCOUNT
        ? new Message(Message.Kind.ACCOUNT, null, null, null, id, "", at, null, "{}")
        : new Message(Message.Kind.IDENTIFY, id, null, null, account, "", at, null, "{}");
  }

  /** Makes {@code lake_person}: the key under which the store has the scores of an id. */
  void number(Sql sql) throws SQLException {
    String keys =
        entity == Entity.ACCOUNT
            ? "select id, account_key as person from account"
            : "select id, person from identity qualify row_number() over (partition by person order by id) = 1";
    sql.run("create or replace temp table lake_person as " + keys);
  }

  /** Who was in which account on each date, as SQL; nobody where the model rolls nothing up. */
  String members() {
    return files.has("members")
        ? files.read("members")
        : "(select null as id, null as account, null as seats, null as as_of where false)";
  }
}
