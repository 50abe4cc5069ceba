package dev.verve.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.verve.server.TestServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody at a browser; a script error or a broken resource on any page fails the visit. */
final class Visit implements AutoCloseable {
  private static final int PATIENCE = 180_000;
  private static final int HEIGHT = 900;

  /** Where a picture of every page is kept that is opened, to be looked at. */
  private static final Optional<Path> LOOK =
      Optional.ofNullable(System.getProperty("verve.look")).map(Path::of);

  private final BrowserContext context;
  private final String address;
  private final List<String> broken = new ArrayList<>();
  private String look;
  final Page page;

  private Visit(BrowserContext context, String address, String look) {
    this.context = context;
    this.address = address;
    this.look = look;
    this.page = context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.onPageError(error -> broken.add("script: " + error));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !isOfPicture(message.text())) {
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
        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, HEIGHT);
    return new Visit(browser.newContext(options), server.address(), look(scheme, width));
  }

  private static String look(ColorScheme scheme, int width) {
    return "-%d-%s".formatted(width, scheme);
  }

  /** With scripts switched off. */
  static Visit plain(Browser browser, TestServer server) {
    return new Visit(
        browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false)),
        server.address(),
        "-plain");
  }

  Visit signIn(String token) {
    page.navigate(address + "/sign-in");
    page.getByLabel("Token").fill(token);
    page.getByText("Sign in with the token").click();
    return this;
  }

  void open(String path) {
    page.navigate(address + path);
    settle();
    LOOK.ifPresent(this::picture);
  }

  /** Turns to the same page in another theme or on another screen. */
  void see(ColorScheme scheme, int width) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.setViewportSize(width, HEIGHT);
    look = look(scheme, width);
    LOOK.ifPresent(this::picture);
  }

  /** To take a picture sets a style, which our pages forbid. */
  private static boolean isOfPicture(String error) {
    return LOOK.isPresent() && error.startsWith("Applying inline style");
  }

  private void picture(Path folder) {
    String name = URI.create(page.url()).getPath().replaceAll("[^a-z0-9]+", "_") + look + ".png";
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve(name)));
  }

  /** Waits until what the page computes is there; it asks for that by itself. */
  void settle() {
    page.locator("#computing")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
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
