package dev.verve.server.page;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The browser of this machine. Without one, tests say that they were skipped; in CI they fail. */
final class Chromium implements AutoCloseable {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private final Playwright playwright;
  final Browser browser;

  private Chromium(Path program) {
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(List.of("--no-sandbox")));
  }

  static Chromium start() {
    Path program =
        Stream.concat(Stream.ofNullable(System.getProperty("verve.chromium")), PLACES.stream())
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (program == null) {
      String reason = "there is no Chromium on this machine, so no page was looked at";
      if (System.getenv("CI") != null || Boolean.getBoolean("verve.ci")) {
        fail(reason);
      }
      abort(reason);
      throw new IllegalStateException(reason);
    }
    return new Chromium(program);
  }

  @Override
  public void close() {
    playwright.close();
  }
}
