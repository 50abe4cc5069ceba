package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.server.act.destination.DestinationRequest;
import dev.verve.server.act.destination.Destinations;
import dev.verve.server.act.destination.Vault;
import dev.verve.server.live.Models;
import dev.verve.server.live.Scorer;
import dev.verve.server.store.Store;
import dev.verve.server.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sync} and {@code alerts simulate} on the data folder of a stopped server. */
class ActCommandsTest {
  @TempDir Path folder;

  @Test
  void changesGoToAFolderOnceAndRulesAreTriedOnTheHistory() throws IOException {
    Path data = folder.resolve("data");
    Path events = folder.resolve("events.csv");
    Files.writeString(
        events,
        "user_id,event,timestamp\nu1,login,2026-01-01T10:00:00Z\nu2,login,2026-01-01T11:00:00Z\n");
    assertThat(Run.of("import", events.toString(), "--data", data.toString()).status()).isZero();
    try (Store store = Store.open(StoreOptions.in(data));
        Scorer scorer = new Scorer(store)) {
      new Models(store)
          .publish("name: m\nactions: {login: 1}\nscale: {method: cap, at: 5}\n", null, "t", "");
      scorer.refresh();
      new Destinations(store, Vault.of(Optional.empty()))
          .save(
              new DestinationRequest("files", "folder", Map.of("folder", "scores"), Map.of()), "t");
    }
    Run first = Run.of("sync", "--data", data.toString(), "--json");
    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.out()).contains("\"name\":\"files\"", "\"sent\":2", "\"waiting\":0");
    Run second = Run.of("sync", "--data", data.toString());
    assertThat(second.out()).containsPattern("files +0 +0 +0");
    try (Stream<Path> files = Files.list(data.resolve("export/scores"))) {
      assertThat(files).hasSize(1);
    }
    Path rules = folder.resolve("alerts.yaml");
    Files.writeString(rules, "alerts: {gone: {when: {below: 20, for: 3d}}}\n");
    Run simulated = Run.of("alerts", "simulate", rules.toString(), "--data", data.toString());
    assertThat(simulated.status()).as(simulated.err()).isZero();
    assertThat(simulated.out()).contains("these rules would have raised 0 alerts");
    Files.writeString(rules, "alerts: {gone: {when: {crosses: engagd}}}\n");
    Run wrong = Run.of("alerts", "simulate", rules.toString(), "--data", data.toString());
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.err()).contains("Did you mean 'engaged'?");
  }
}
