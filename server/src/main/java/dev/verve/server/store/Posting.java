package dev.verve.server.store;

import dev.verve.server.store.Identities.Identity;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Writes deliveries into one open transaction. */
final class Posting {
  private final DuckDBConnection connection;
  private final Ledger ledger;
  private final Rows events;
  private final Rows profiles;
  private final Rows accountProfiles;
  private final Rows merges;
  private final Rows rejects;

  Posting(DuckDBConnection connection, Ledger ledger) {
    this.connection = connection;
    this.ledger = ledger;
    this.events = new Rows(connection, "event_log");
    this.profiles = new Rows(connection, "profile");
    this.accountProfiles = new Rows(connection, "account_profile");
    this.merges = new Rows(connection, "merge_log");
    this.rejects = new Rows(connection, "reject");
  }

  /** Writes a delivery; its receipt holds once the transaction is committed. */
  Receipt post(Delivery delivery) throws SQLException {
    int repeated = 0;
    for (Message message : delivery.messages()) {
      String id = message.messageId();
      MessageKey key = id == null ? null : MessageKey.of(id);
      if (key != null && !ledger.window.add(key, delivery.receivedAt())) {
        repeated++;
      } else {
        post(message, key, delivery);
      }
    }
    for (Reject reject : delivery.rejects()) {
      rejects.add(
          delivery.receivedAt(), reject.reason(), reject.path(), reject.userId(), reject.payload());
    }
    int accepted = delivery.messages().size() - repeated;
    return new Receipt(accepted, repeated, delivery.rejects().size());
  }

  private void post(Message message, @Nullable MessageKey key, Delivery delivery)
      throws SQLException {
    String accountId = message.accountId();
    Long account = accountId == null ? null : Long.valueOf(ledger.accounts.key(accountId));
    if (message.kind() == Message.Kind.ACCOUNT) {
      accountProfile(account, message);
      return;
    }
    long user = whose(message).key();
    switch (message.kind()) {
      case EVENT ->
          events.add(
              ledger.next(),
              user,
              account,
              message.event(),
              message.happenedAt(),
              delivery.receivedAt(),
              message.messageId(),
              key,
              message.json());
      case IDENTIFY ->
          profiles.add(ledger.next(), user, account, message.happenedAt(), message.json());
      case GROUP -> {
        profiles.add(ledger.next(), user, account, message.happenedAt(), "{}");
        accountProfile(account, message);
      }
      case ALIAS -> alias(message, user);
      case ACCOUNT -> throw new IllegalStateException("handled above");
    }
  }

  private void accountProfile(@Nullable Long account, Message message) throws SQLException {
    accountProfiles.add(ledger.next(), account, message.happenedAt(), message.json());
  }

  /** Whose message it is; a device's history joins the first known person who uses it. */
  private Identity whose(Message message) throws SQLException {
    Identities identities = ledger.identities;
    String anonymousId = message.anonymousId();
    String userId = message.userId();
    if (userId == null) {
      return identities.anonymous(String.valueOf(anonymousId));
    }
    Identity user = identities.user(userId);
    if (anonymousId != null && !anonymousId.equals(userId)) {
      Identity device = identities.anonymous(anonymousId);
      if (device.person() != user.person() && identities.isAnonymous(device.person())) {
        merge(device.person(), user.person());
      }
    }
    return user;
  }

  private void alias(Message message, long user) throws SQLException {
    Identity other = ledger.identities.anonymous(String.valueOf(message.otherId()));
    Identity kept = whose(message);
    if (other.person() != kept.person()) {
      merge(other.person(), kept.person());
    }
    profiles.add(ledger.next(), user, null, message.happenedAt(), "{}");
  }

  private void merge(long gone, long kept) throws SQLException {
    ledger.identities.merge(gone, kept);
    merges.add(ledger.next(), gone, kept);
  }

  /** Hands everything to the transaction, which can then be committed. */
  void finish() throws SQLException {
    for (Rows rows : List.of(events, profiles, accountProfiles, merges, rejects)) {
      rows.close();
    }
    try (Rows accounts = new Rows(connection, "account")) {
      for (Map.Entry<String, Long> account : ledger.accounts.created().entrySet()) {
        accounts.add(account.getValue(), account.getKey());
      }
    }
    update(ledger.identities.changed());
    try (Rows identities = new Rows(connection, "identity")) {
      for (Identity made : ledger.identities.created()) {
        identities.add(made.key(), made.id(), made.person(), made.identified());
      }
    }
  }

  private void update(List<Identity> changed) throws SQLException {
    if (changed.isEmpty()) {
      return;
    }
    StringBuilder values = new StringBuilder();
    for (Identity identity : changed) {
      values.append(values.isEmpty() ? "" : ", ");
      values.append('(').append(identity.key()).append(", ").append(identity.person());
      values.append(", ").append(identity.identified()).append(')');
    }
    new Sql(connection)
        .run(
            "update identity set person = v.person, identified = v.identified from (values "
                + values
                + ") v(user_key, person, identified) where identity.user_key = v.user_key");
  }

  /** Says that the transaction is on disk. */
  void settle() {
    ledger.identities.settle();
    ledger.accounts.settle();
  }
}
