package dev.verve.benchmarks.load;

import dev.verve.demo.DemoProduct;
import dev.verve.server.demo.DemoFeed;
import dev.verve.server.live.Models;
import dev.verve.server.live.Scorer;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.duckdb.DuckDBConnection;

/**
 * The simulated product in a data folder, or a crowd that is made of it: each person many times
 * over with their traits and account, and every so manieth of their events, so that a million users
 * come with a load that one machine carries.
 *
 * @param copies how often each person is there
 * @param thinned of how many events one is kept
 */
record Crowd(int copies, int thinned) {
  private static final DemoProduct PRODUCT = DemoProduct.defaults();

  /** The evening of the product's last day, and from there as time goes by. */
  static Clock clock() {
    Instant evening =
        PRODUCT.lastDay().atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(22));
    return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), evening));
  }

  /** Fills an empty folder and scores everybody. */
  void load(Path folder, Path model) throws IOException {
    StoreOptions options = StoreOptions.in(folder).withClock(clock());
    try (Store store = Store.open(options)) {
      DemoFeed.run(PRODUCT, store);
      if (copies > 1) {
        store.write(this::multiply);
      }
    }
    try (Store store = Store.open(options)) {
      new Models(store).publish(Files.readString(model), null, Models.SERVER, "");
      new Scorer(store).refresh();
    }
  }

  private long multiply(DuckDBConnection connection) throws SQLException {
    Sql sql = new Sql(connection);
    sql.run("delete from event_log where hash(seq) % " + thinned + " <> 0");
    long people = 1 + sql.number("select max(user_key) from identity");
    long accounts = 1 + sql.number("select max(account_key) from account");
    long changes = 1 + sql.number("select max(seq) from change");
    String copy = " cross join (select range as c from range(1, " + copies + ")) k";
    sql.run(
        "insert into event_log select seq + c * %1$d, user_key + c * %2$d, account_key + c * %3$d, event, happened_at, received_at, null, null, properties from event_log"
                .formatted(changes, people, accounts)
            + copy);
    sql.run(
        "insert into profile select seq + c * %1$d, user_key + c * %2$d, account_key + c * %3$d, happened_at, traits from profile"
                .formatted(changes, people, accounts)
            + copy);
    sql.run(
        "insert into account select account_key + c * %d, id || '-' || c from account"
                .formatted(accounts)
            + copy);
    return sql.run(
        "insert into identity select user_key + c * %1$d, id || '-' || c, person + c * %1$d, identified from identity"
                .formatted(people)
            + copy);
  }
}
