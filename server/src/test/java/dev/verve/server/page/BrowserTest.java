package dev.verve.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.verve.demo.DemoProduct;
import dev.verve.server.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages in a real browser, on a real server with a simulated product: four journeys, and on
 * every page no script error, no broken resource and nothing that axe-core calls serious. With
 * {@code -Dverve.pictures=write} the pictures of the README are made anew, from the whole demo.
 */
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserTest {
  private static final int DESK = 1440;
  private static final int PHONE = 390;
  private static final boolean PICTURES = "write".equals(System.getProperty("verve.pictures"));
  private static final List<String> PAGES =
      List.of(
          "/",
          "/tree",
          "/tree/collaboration",
          "/users",
          "/accounts",
          "/why",
          "/metric",
          "/metric/l28",
          "/metric/retention",
          "/evidence",
          "/impact",
          "/impact/plan",
          "/impact/invite-banner",
          "/impact/re-engage-dormant",
          "/model",
          "/alerts",
          "/destinations",
          "/playbooks",
          "/settings",
          "/help");

  /** Where all colours are seen: both themes take them from the same tokens. */
  private static final List<String> DARK_PAGES =
      List.of("/", "/tree", "/users", "/why", "/evidence", "/model", "/settings");

  private static Chromium chromium;
  private static TestServer server;

  @BeforeAll
  static void load(@TempDir Path folder) throws IOException {
    chromium = Chromium.start();
    server = DemoSite.withTeam(PICTURES ? DemoProduct.defaults() : DemoSite.small(), folder);
  }

  @AfterAll
  static void close() {
    if (server != null) {
      server.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  private static String reminder(String name, LocalDate start, LocalDate end) {
    return "name: %s\nbranch: collaboration\nstart: %s\nend: %s\nholdout: 50%%\n"
        .formatted(name, start, end);
  }

  private static Visit visit() {
    return visit(DESK);
  }

  private static Visit visit(int width) {
    return Visit.of(chromium.browser, server, ColorScheme.LIGHT, width).signIn(server.adminToken);
  }

  private static String anyUser() {
    return server.json("/api/v1/scores?limit=1").at("/scores/0/id").asText();
  }

  private static String anyAccount() {
    return server.json("/api/v1/accounts?limit=1").at("/accounts/0/id").asText();
  }

  @Test
  @Order(1)
  void everyPageIsSoundInBothThemesAndOnAPhone() {
    List<String> paths = new ArrayList<>(PAGES);
    paths.add("/users/" + anyUser());
    paths.add("/accounts/" + anyAccount());
    try (Visit visit = visit()) {
      for (String path : paths) {
        visit.open(path);
        assertThat(visit.heading()).as(path).isNotBlank();
        assertThat(Axe.serious(visit.page, ColorScheme.LIGHT)).as(path).isEmpty();
        if (DARK_PAGES.contains(path)) {
          visit.see(ColorScheme.DARK, DESK);
          assertThat(Axe.serious(visit.page, ColorScheme.DARK)).as(path + " dark").isEmpty();
        }
        visit.see(ColorScheme.LIGHT, PHONE);
        assertThat(visit.overflow()).as(path + " on a phone").isZero();
        visit.see(ColorScheme.LIGHT, DESK);
      }
    }
  }

  @Test
  @Order(3)
  void aProductManagerSeesTheMovementAndAsksWhy() {
    try (Visit visit = visit()) {
      assertThat(visit.heading()).contains("slipped to a lower band");
      visit.page.getByText(Pattern.compile("^All \\d+ who slipped")).click();
      assertThat(visit.heading()).contains("slipped to a lower band between");
      visit.page.keyboard().press("j");
      String user = visit.page.locator("table.list tbody tr a").first().textContent();
      visit.page.keyboard().press("Enter");
      visit.page.waitForURL("**/users/" + user + "*");
      assertThat(visit.page.locator("figcaption").allTextContents())
          .anyMatch(title -> title.startsWith("The score fell"));
      visit.page.keyboard().press("g");
      visit.page.keyboard().press("w");
      visit.page.waitForURL("**/why");
      assertThat(visit.page.locator("svg.wide").first().textContent()).contains("Core usage");
    }
  }

  @Test
  @Order(3)
  void whatIsPlannedIsRegisteredAndStandsInTheLedger() {
    LocalDate start = LocalDate.now(ZoneOffset.UTC).plusDays(400);
    try (Visit visit = visit()) {
      visit.open("/impact/plan?holdout=50");
      assertThat(visit.heading()).startsWith("With ").contains("you can see");
      visit
          .page
          .getByLabel("The intervention as YAML")
          .fill(reminder("banner", start, start.plusDays(14)));
      visit
          .page
          .getByText("Register it", new Page.GetByTextOptions().setExact(true))
          .last()
          .click();
      visit.page.waitForURL("**/impact/banner");
      assertThat(visit.heading())
          .startsWith("Insufficient: It is judged as of " + start.plusDays(14));
      visit.page.getByLabel("Learned").fill("shorter words");
      visit.page.getByText("Note it").click();
      visit.open("/impact?search=shorter");
      assertThat(visit.page.locator("table.list tbody tr").allTextContents())
          .singleElement()
          .asString()
          .contains("banner")
          .contains("planned");
      visit.open("/impact/invite-banner");
      assertThat(visit.page.locator("figcaption").allTextContents())
          .contains("How did the arms go?", "How large is the effect?");
    }
  }

  @Test
  @Order(3)
  void anAlertIsAssignedWhereItStands() {
    try (Visit visit = visit()) {
      visit.open("/alerts");
      Locator first = visit.page.locator("table.list tbody tr").first();
      first.getByText("Act").click();
      first.getByLabel("Who, or what was done").fill("ana");
      first.getByText("Assign").click();
      visit.page.getByText("ana works on it").first().waitFor();
    }
  }

  @Test
  @Order(3)
  void theOverviewTellsTheNumbersOfTheApi() {
    LocalDate to = LocalDate.parse(server.json("/api/v1/distribution").get("as_of").asText());
    String dates = "from=" + to.minusDays(7) + "&to=" + to;
    long down = server.json("/api/v1/movement?" + dates).get("down").asLong();
    int listed =
        server.json("/api/v1/scores?direction=down&limit=500&" + dates).get("scores").size();
    assertThat(down).isPositive().isEqualTo(listed);
    try (Visit visit = visit()) {
      assertThat(visit.heading()).startsWith(down + " of ");
    }
  }

  @Test
  @Order(4)
  void aCustomerSuccessLeadExportsTheAccountsThatSlipped() throws IOException {
    try (Visit visit = visit()) {
      visit.open("/accounts?sort=change");
      visit.page.getByLabel("Movement").selectOption("down");
      visit.page.waitForURL("**direction=down**");
      int shown = visit.page.locator("table.list tbody tr").count();
      Download file = visit.page.waitForDownload(() -> visit.page.getByText("Export CSV").click());
      List<String> lines = Files.readAllLines(file.path());
      assertThat(lines.get(0)).isEqualTo("id,account,as_of,raw,score,band,from_band,change");
      assertThat(lines).hasSize(shown + 1);
    }
  }

  @Test
  @Order(5)
  void aDataEngineerMakesAKeyAndSeesTheEventsArrive() {
    try (Visit visit = visit()) {
      visit.open("/settings");
      visit.page.locator("form[action='/settings/keys'] input[name=name]").fill("web app");
      visit.page.getByText("Make a write key").click();
      String key = visit.page.locator("#secret").textContent().strip();
      assertThat(
              server
                  .send(
                      server
                          .request("/v1/track", key)
                          .POST(
                              BodyPublishers.ofString(
                                  "{\"userId\":\"engineer\",\"event\":\"deployed\"}")))
                  .statusCode())
          .isEqualTo(200);
      visit.open("/settings");
      assertThat(visit.page.locator("table.events").textContent()).contains("engineer", "deployed");
    }
  }

  @Test
  @Order(6)
  void itReadsWithoutScripts() {
    try (Visit visit = Visit.plain(chromium.browser, server).signIn(server.adminToken)) {
      assertThat(visit.heading()).contains("slipped to a lower band");
      visit.open("/users?search=u000");
      assertThat(visit.page.locator("table.list tbody tr").count()).isPositive();
      visit.page.locator("table.list tbody a").first().click();
      assertThat(visit.page.locator("svg.chart").count()).isPositive();
    }
  }

  @Test
  @Order(7)
  void thePicturesOfTheReadme() throws IOException {
    Path folder =
        PICTURES
            ? Path.of(System.getProperty("verve.root"), "docs", "images")
            : Files.createTempDirectory("pictures");
    try (Visit visit = visit(1280)) {
      visit.open("/");
      picture(visit, folder.resolve("dashboard-overview.png"));
      visit.page.locator("table.list tbody a").first().click();
      picture(visit, folder.resolve("dashboard-user.png"));
    }
  }

  private static void picture(Visit visit, Path file) throws IOException {
    visit.page.screenshot(new Page.ScreenshotOptions().setPath(file));
    assertThat(Files.size(file)).isPositive();
  }

  @Test
  @Order(8)
  void anAdminPublishesAModelAndErasesAPerson() {
    try (Visit visit = visit()) {
      visit.open("/model");
      String before = visit.heading();
      visit.page.getByLabel("Weight of comment_posted").fill("3");
      visit.page.getByLabel("Weight of comment_posted").blur();
      visit.page.locator("#verdict h2").waitFor();
      assertThat(visit.page.locator("#yaml").inputValue())
          .contains("comment_posted: {weight: 3, max_per_day: 5}");
      visit.page.getByText("Keep as a draft").click();
      visit.page.getByText(Pattern.compile("^Publish ")).click();
      visit.page.waitForURL("**/model");
      assertThat(visit.heading()).isNotEqualTo(before);
    }
    try (Visit visit = visit()) {
      String user = anyUser();
      visit.open("/users/" + user);
      visit.page.getByText("Erase this person…").click();
      visit.page.getByLabel("Type " + user).fill(user);
      visit
          .page
          .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Erase " + user))
          .click();
      assertThat(visit.heading()).isEqualTo("The person was erased.");
      assertThat(server.get("/api/v1/scores/" + user).statusCode()).isEqualTo(404);
    }
  }
}
