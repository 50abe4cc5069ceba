package dev.verve.server.page;

import dev.verve.demo.DemoProduct;
import dev.verve.server.ServerOptions;
import dev.verve.server.TestServer;
import dev.verve.server.demo.DemoFeed;
import dev.verve.server.demo.DemoTeam;
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
import java.time.LocalTime;
import java.time.ZoneOffset;

/** A server with a simulated product loaded, whose clock stands on the product's last day. */
public final class DemoSite {
  private static final LocalTime EVENING = LocalTime.of(22, 0);

  private DemoSite() {}

  /** A few hundred people, so that it is there in seconds. */
  public static DemoProduct small() {
    return DemoProduct.defaults().withUsers(480).withAccounts(24).withDays(75);
  }

  /** The evening of a product's last day. */
  public static Instant evening(DemoProduct product) {
    return product.lastDay().atTime(EVENING).toInstant(ZoneOffset.UTC);
  }

  static TestServer of(DemoProduct product, Path folder) throws IOException {
    Duration back = Duration.between(Instant.now(), evening(product));
    return TestServer.fresh(loaded(product, folder, Clock.offset(Clock.systemUTC(), back)));
  }

  /** The same with all that the team behind the product has set up. */
  static TestServer withTeam(DemoProduct product, Path folder) throws IOException {
    Duration back = Duration.between(Instant.now(), evening(product));
    Clock clock = Clock.offset(Clock.systemUTC(), back);
    ServerOptions options = loaded(product, folder, clock);
    try (Store store = Store.open(StoreOptions.in(folder).withClock(clock))) {
      new DemoTeam(store, new Scorer(store)).setUp(product);
    }
    return TestServer.fresh(options);
  }

  /** Brings the product into a folder under the demo's model; a server may run on it then. */
  public static ServerOptions loaded(DemoProduct product, Path folder, Clock clock)
      throws IOException {
    Path model = Path.of(System.getProperty("verve.root"), "models", "demo.yaml");
    try (Store store = Store.open(StoreOptions.in(folder).withClock(clock))) {
      DemoFeed.run(product, store);
      new Models(store).publish(Files.readString(model), null, Models.SERVER, "the demo");
      new Scorer(store).refresh();
    }
    return ServerOptions.in(folder).withPort(0).withClock(clock);
  }
}
