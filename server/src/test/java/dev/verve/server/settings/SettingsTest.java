package dev.verve.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.problem.UserError;
import dev.verve.server.ServerOptions;
import dev.verve.server.web.Exposure;
import dev.verve.server.web.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path folder;

  @Test
  void flagsWinOverTheEnvironmentAndThatOverTheFile() throws IOException {
    toml("host = \"::1\"\nport = 1\nmemory = \"3GB\"\nrequest_seconds = 7\n");
    Map<String, String> environment = Map.of("VERVE_PORT", "2", "VERVE_MEMORY", "2GB");
    ServerOptions options = Settings.resolve(folder, null, Map.of(Setting.PORT, "3"), environment);
    assertThat(options.listening().port()).isEqualTo(3);
    assertThat(options.memory()).isEqualTo("2GB");
    assertThat(options.listening().host()).isEqualTo("::1");
    assertThat(options.listening().patience()).isEqualTo(Duration.ofSeconds(7));
    assertThat(options.listening().address(3)).isEqualTo("http://[::1]:3");
  }

  @Test
  void everySettingCanBeGivenInEachWay() {
    Map<Setting, String> values =
        Map.of(
            Setting.TLS_CERT, "/c.pem",
            Setting.TLS_KEY, "/k.pem",
            Setting.BEHIND_PROXY, "true",
            Setting.REQUESTS_PER_SECOND, "5",
            Setting.EVENTS_PER_SECOND, "6",
            Setting.MODEL, "/m.yaml");
    Map<String, String> environment = new java.util.HashMap<>();
    values.forEach((setting, text) -> environment.put(setting.variable(), text));
    ServerOptions byFlag = Settings.resolve(folder, null, values, Map.of());
    ServerOptions byVariable = Settings.resolve(folder, null, Map.of(), environment);
    assertThat(byFlag).isEqualTo(byVariable);
    assertThat(byFlag.listening().tls()).contains(new Tls(Path.of("/c.pem"), Path.of("/k.pem")));
    assertThat(byFlag.listening().exposure()).isEqualTo(Exposure.BEHIND_PROXY);
    assertThat(byFlag.limits().requestsPerSecond()).isEqualTo(5);
    assertThat(byFlag.limits().eventsPerSecond()).isEqualTo(6);
    assertThat(byFlag.model()).contains(Path.of("/m.yaml"));
  }

  @Test
  void theFoldersMayComeFromTheEnvironment() throws IOException {
    Path other =
        Files.writeString(
            folder.resolve("other.toml"), "port = 9\ntls_cert = \"a.pem\"\ntls_key = \"b.pem\"");
    ServerOptions options =
        Settings.resolve(
            null,
            null,
            Map.of(),
            Map.of("VERVE_DATA", folder.toString(), "VERVE_CONFIG", other.toString()));
    assertThat(options.data()).isEqualTo(folder);
    assertThat(options.listening().port()).isEqualTo(9);
    assertThat(options.listening().tls().orElseThrow().certificate())
        .as("paths in a file start from its folder")
        .isEqualTo(folder.resolve("a.pem"));
    assertThatThrownBy(() -> Settings.resolve(null, null, Map.of(), Map.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("VERVE_DATA");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceWithItsLineAndCure() throws IOException {
    toml(
        """
        hots = "::1"
        port = "8642"
        behind_proxy = 1
        memory = "much"
        request_seconds = 0
        [server]
        port = 1
        """);
    assertThatThrownBy(
            () ->
                Settings.resolve(
                    folder, null, Map.of(Setting.PORT, "70000"), Map.of("VERVE_TLS_KEY", "k")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("verve.toml:1 hots: there is no such setting. Did you mean 'host'?")
        .hasMessageContaining("verve.toml:2 port: it must be a whole number. Write it without")
        .hasMessageContaining("verve.toml:3 behind_proxy: it must be true or false")
        .hasMessageContaining("verve.toml:4 memory: it reads like 1GB, was 'much'")
        .hasMessageContaining("verve.toml:5 request_seconds: the patience must be above 0")
        .hasMessageContaining("verve.toml:6 server: there is no such setting")
        .hasMessageContaining("--port: a port lies from 0 to 65535, was 70000")
        .hasMessageContaining("VERVE_TLS_KEY: a certificate and its key belong together");
  }

  @Test
  void whatIsNoTomlIsRefusedWithItsLine() throws IOException {
    toml("port = 1\nhost = \n");
    assertThatThrownBy(() -> Settings.resolve(folder, null, Map.of(), Map.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("verve.toml:2");
    Path missing = folder.resolve("missing.toml");
    assertThatThrownBy(() -> Settings.resolve(folder, missing, Map.of(), Map.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Give a readable file with --config.");
  }

  private void toml(String text) throws IOException {
    Files.writeString(folder.resolve(Settings.FILE), text);
  }
}
