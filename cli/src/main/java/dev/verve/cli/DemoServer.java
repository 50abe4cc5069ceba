package dev.verve.cli;

import dev.verve.demo.DemoProduct;
import dev.verve.server.ServerOptions;
import dev.verve.server.Service;
import dev.verve.server.demo.DemoFeed;
import dev.verve.server.demo.DemoTeam;
import dev.verve.server.live.Models;
import dev.verve.server.live.Scorer;
import dev.verve.server.store.Credential;
import dev.verve.server.store.Credentials;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The simulated product behind a server of its own, whose clock stands on the product's last day.
 * Its data folder is made once and kept.
 */
final class DemoServer {
  private static final String LINK = "link of the demo";
  private static final Duration EVENING = Duration.ofHours(22);

  private final Console console;
  private final DemoProduct product;
  private final Path folder;

  DemoServer(Console console, DemoProduct product, Path folder) {
    this.console = console;
    this.product = product;
    this.folder = folder;
  }

  /** Serves until the process is told to stop. */
  void run(Path model, int port) throws InterruptedException {
    Clock clock = clock();
    if (!Files.exists(folder)) {
      console.step("Loading the dashboard's data, this once");
      load(model, clock);
    }
    String token = link(clock);
    console.step("");
    Logger.getLogger("").setLevel(Level.WARNING); // a terminal is no log
    ServerOptions options = ServerOptions.in(folder).withPort(port).withClock(clock);
    Service.run(
        options,
        console.out(),
        server -> {
          String address = server.address() + "/sign-in/" + token;
          console.out().println("Open: " + address);
          console.out().println("Stop with Ctrl+C.");
          console.out().flush();
          open(address);
        });
  }

  /** The evening of the product's last day, and from there as time goes by. */
  private Clock clock() {
    Instant evening = product.lastDay().atStartOfDay(ZoneOffset.UTC).toInstant().plus(EVENING);
    return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), evening));
  }

  /**
   * In a folder of another name first, so that one that was left half-way is not taken for whole.
   */
  private void load(Path model, Clock clock) {
    Path part = folder.resolveSibling(folder.getFileName() + ".part");
    try {
      delete(part);
      try (Store store = Store.open(StoreOptions.in(part).withClock(clock))) {
        DemoFeed.run(product, store);
        new Models(store)
            .publish(Files.readString(model), null, Models.SERVER, "the model of the demo");
        console.step("Scoring");
        Scorer scorer = new Scorer(store);
        scorer.refresh();
        new DemoTeam(store, scorer).setUp(product);
      }
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** A token for this run; that of the run before opens nothing any more. */
  private String link(Clock clock) {
    try (Store store = Store.open(StoreOptions.in(folder).withClock(clock))) {
      Credentials credentials = Credentials.of(store);
      Credential.Issued made = credentials.issue(Role.ADMIN, LINK, Models.SERVER);
      credentials.all().stream()
          .filter(held -> held.name().equals(LINK))
          .filter(held -> !held.id().equals(made.credential().id()))
          .forEach(held -> credentials.revoke(held.id(), Models.SERVER));
      return made.secret();
    }
  }

  /** Opens a browser where there is a desktop; the address was printed in any case. */
  private static void open(String address) {
    Map<String, String> environment = System.getenv();
    boolean isMac = System.getProperty("os.name", "").startsWith("Mac");
    boolean isDesktop =
        environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    if (!isMac && !isDesktop) {
      return;
    }
    try {
      new ProcessBuilder(List.of(isMac ? "open" : "xdg-open", address))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      // no browser could be found; the address was printed
    }
  }
}
