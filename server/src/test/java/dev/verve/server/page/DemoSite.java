package dev.verve.server.page;

import dev.verve.demo.DemoProduct;
import dev.verve.server.ServerOptions;
import dev.verve.server.TestServer;
import dev.verve.server.ingest.DemoFeed;
import dev.verve.server.live.Models;
import dev.verve.server.live.Scorer;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** A server with a simulated product loaded, whose clock stands on the product's last day. */
final class DemoSite {
  private DemoSite() {}

  /** A few hundred people, so that it is there in seconds. */
  static DemoProduct small() {
    return DemoProduct.defaults().withUsers(480).withAccounts(24).withDays(75);
  }

  static TestServer of(DemoProduct product, Path folder) throws IOException {
    Instant evening =
        product.lastDay().atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(22));
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), evening));
    Path model = Path.of(System.getProperty("verve.root"), "models", "demo.yaml");
    try (Store store = Store.open(StoreOptions.in(folder).withClock(clock))) {
      DemoFeed.run(product, store);
      new Models(store).publish(Files.readString(model), null, Models.SERVER, "the demo");
      new Scorer(store).refresh();
    }
    return TestServer.fresh(ServerOptions.in(folder).withPort(0).withClock(clock));
  }
}
