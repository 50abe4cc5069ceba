package dev.verve.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.verve.server.TestServer;
import java.util.ArrayList;
import java.util.List;

/** Somebody at a browser; a script error or a broken resource on any page fails the visit. */
final class Visit implements AutoCloseable {
  private static final int PATIENCE = 60_000;

  private final BrowserContext context;
  private final String address;
  private final List<String> broken = new ArrayList<>();
  final Page page;

  private Visit(BrowserContext context, String address) {
    this.context = context;
    this.address = address;
    this.page = context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.onPageError(error -> broken.add("script: " + error));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            broken.add("console: " + message.text());
          }
        });
    page.onResponse(
        response -> {
          if (response.status() >= 400) {
            broken.add(response.status() + " " + response.url());
          }
        });
  }

  static Visit of(Browser browser, TestServer server, ColorScheme scheme, int width) {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900);
    return new Visit(browser.newContext(options), server.address());
  }

  /** With scripts switched off. */
  static Visit plain(Browser browser, TestServer server) {
    return new Visit(
        browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false)),
        server.address());
  }

  Visit signIn(String token) {
    page.navigate(address + "/sign-in");
    page.getByLabel("Token").fill(token);
    page.getByText("Sign in with the token").click();
    return this;
  }

  void open(String path) {
    page.navigate(address + path);
  }

  /** Forgets what was broken so far, because it was meant to be. */
  void forgive() {
    broken.clear();
  }

  String heading() {
    return page.locator("h1").textContent();
  }

  /** How many pixels the page is wider than the window. */
  int overflow() {
    Object found =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    return ((Number) found).intValue();
  }

  @Override
  public void close() {
    context.close();
    assertThat(broken).as("what was broken on the visited pages").isEmpty();
  }
}
