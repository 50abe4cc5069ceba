package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.demo.DemoProduct;
import dev.verve.server.ServerOptions;
import dev.verve.server.TestServer;
import dev.verve.server.act.ActOptions;
import dev.verve.server.act.http.Outside.Reach;
import dev.verve.server.demo.DemoFeed;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A small simulated product as files, their scores under a locked model, and a server that was sent
 * the same.
 *
 * @param folder where all of it lies
 * @param files the product
 * @param answer what {@code score --json} says
 */
record ScoredProduct(Path folder, DemoFiles files, JsonNode answer) {
  private static final DemoProduct PRODUCT =
      DemoProduct.defaults().withUsers(240).withAccounts(12).withDays(60);

  static ScoredProduct in(Path folder) throws IOException {
    DemoFiles files = new DemoFiles(folder);
    files.write(PRODUCT);
    run(files, "calibrate");
    String day = PRODUCT.lastDay().toString();
    run(files, "score", "--as-of", day, "-o", folder.resolve("scores.csv").toString());
    run(files, "score", "--as-of", day, "-o", folder.resolve("scores.parquet").toString());
    return new ScoredProduct(folder, files, run(files, "score", "--as-of", day, "--json").json());
  }

  private static Run run(DemoFiles files, String command, String... more) {
    List<String> words = new ArrayList<>(List.of(command, files.events().toString()));
    words.addAll(List.of("--users", files.users().toString()));
    words.addAll(List.of("--model", files.model().toString()));
    words.addAll(List.of(more));
    Run said = Run.of(words.toArray(String[]::new));
    assertThat(said.status()).as(said.err()).isZero();
    return said;
  }

  /** A file of scores by how its name goes on. */
  Path scored(String rest) {
    return folder.resolve("scores" + rest);
  }

  /** The same people and events as messages, under the same model and lock, on the last evening. */
  TestServer serve() {
    Path data = folder.resolve("data");
    Clock evening =
        Clock.fixed(
            PRODUCT.lastDay().atTime(LocalTime.of(22, 0)).toInstant(ZoneOffset.UTC),
            ZoneOffset.UTC);
    try (Store store = Store.open(StoreOptions.in(data).withClock(evening))) {
      DemoFeed.run(PRODUCT, store);
    }
    return TestServer.fresh(
        ServerOptions.in(data)
            .withPort(0)
            .withClock(evening)
            .withModel(files.model())
            .withRequestsPerSecond(5_000)
            .withActing(
                ActOptions.defaults()
                    .withReach(Reach.ANYWHERE)
                    .withSecretKey("a key of a test, long enough")));
  }
}
