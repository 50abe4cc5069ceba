package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server refuses before it listens; that it serves is tested where it lives. */
class ServeCommandTest {
  @TempDir Path folder;

  @Test
  void helpShowsExamplesAndWhereSettingsStand() {
    Run run = Run.of("serve", "--help");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("verve serve --data ./data --model b2b.yaml", "VERVE_PORT", "verve.toml");
  }

  @Test
  void everyBadSettingIsSaidAtOnce() throws IOException {
    Files.writeString(folder.resolve("verve.toml"), "prot = 1\nmemory = \"much\"\n");
    Run run = Run.of("serve", "--data", folder.toString(), "--port", "x");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("3 problems", "verve.toml:1 prot", "Did you mean 'port'?")
        .contains("verve.toml:2 memory", "--port: it must be a whole number, was 'x'");
  }

  @Test
  void theNetworkIsNotServedInTheClear() {
    Run run = Run.of("serve", "--data", folder.toString(), "--host", "0.0.0.0");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--host 0.0.0.0", "--tls-cert", "--behind-proxy", "--insecure");
  }

  @Test
  void aDamagedStoreIsRefusedWithTheWayBack() throws IOException {
    Files.writeString(folder.resolve("verve.duckdb"), "no database at all".repeat(1_000));
    Run run = Run.of("serve", "--data", folder.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("the store cannot be opened", "put the latest backup in their place")
        .doesNotContain("\tat ");
  }
}
