package dev.verve.server.act.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.problem.UserError;
import dev.verve.server.act.ScoredStore;
import dev.verve.server.live.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How destinations are kept, their secrets above all. */
class DestinationsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @TempDir Path folder;

  private final TestClock clock = new TestClock("2026-03-10T12:00:00Z");

  private static Vault vault(String key) {
    return Vault.of(Optional.of(key));
  }

  private static DestinationRequest hook(Map<String, String> secrets) {
    return new DestinationRequest(
        "hook", "webhook", Map.of("url", "https://hooks.example/a"), secrets);
  }

  @Test
  void secretsStandNowhereInTheClear() throws IOException {
    try (ScoredStore scored = new ScoredStore(folder, clock, DAY, 1)) {
      Destinations destinations =
          new Destinations(scored.store(), vault("a key of a test, long enough"));
      Destination kept = destinations.save(hook(Map.of("secret", SECRET)), "test");
      assertThat(kept.secrets()).isEmpty();
      Destination open = destinations.open(kept);
      assertThat(open.secret("secret")).isEqualTo(SECRET);
      assertThat(open.toString()).doesNotContain(SECRET);
      destinations.save(hook(Map.of()), "test");
      assertThat(destinations.open(kept).secret("secret")).as("left out").isEqualTo(SECRET);
      Destinations other = new Destinations(scored.store(), vault("another key, also long"));
      assertThatThrownBy(() -> other.open(kept))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("do not open with this key");
      Destinations none = new Destinations(scored.store(), Vault.of(Optional.empty()));
      assertThatThrownBy(() -> none.open(kept))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("VERVE_SECRET_KEY");
      scored.run("force checkpoint");
    }
    assertThat(Files.readString(folder.resolve("verve.duckdb"), StandardCharsets.ISO_8859_1))
        .doesNotContain(SECRET);
  }

  @Test
  void theKeyMustBeLong() {
    assertThatThrownBy(() -> vault("short"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("shorter than 16 characters");
  }

  @Test
  void everyProblemOfADestinationIsSaidAtOnce() {
    try (ScoredStore scored = new ScoredStore(folder, clock, DAY, 1)) {
      Destinations destinations =
          new Destinations(scored.store(), vault("a key of a test, long enough"));
      DestinationRequest asked =
          new DestinationRequest(
              "a b",
              "webhook",
              Map.of("url", "ftp://x", "begin", "sometimes", "colour", "red"),
              Map.of());
      assertThatThrownBy(() -> destinations.save(asked, "test"))
          .isInstanceOf(UserError.class)
          .message()
          .contains(
              "'a b' is no name",
              "settings.url: this is no address",
              "settings.begin: 'sometimes' is none of all, changes",
              "unknown key 'colour'",
              "secrets.secret: is missing");
    }
  }
}
