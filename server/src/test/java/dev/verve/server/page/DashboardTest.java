package dev.verve.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.verve.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do with the pages, and what pages owe them: lists that stay, segments, weight. */
@Order(2)
class DashboardTest {
  private static final int DESK = 1440;
  private static final long MOST_BYTES = 400_000;

  private static Chromium chromium;
  private static TestServer server;

  @BeforeAll
  static void load(@TempDir Path folder) throws IOException {
    chromium = Chromium.start();
    server = DemoSite.of(DemoSite.small(), folder);
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

  private static Visit visit() {
    return Visit.of(chromium.browser, server, ColorScheme.LIGHT, DESK).signIn(server.adminToken);
  }

  private static LocalDate asOf() {
    return LocalDate.parse(server.json("/api/v1/distribution").get("as_of").asText());
  }

  @Test
  void aListThatWasSavedStandsAboveTheTableUntilItIsDeleted() {
    try (Visit visit = visit()) {
      visit.open("/users?band=power&segment=plan%3Dteam");
      int rows = visit.page.locator("table.list tbody tr").count();
      visit.page.getByText("Save this list…").click();
      visit.page.getByLabel("Name").fill("team power users");
      visit.page.getByText("Save it").click();
      visit.page.waitForURL("**/users?band=power**");
      visit.open("/users");
      visit.page.getByText("team power users").click();
      visit.page.waitForURL("**segment=plan%3Dteam**");
      assertThat(visit.page.locator("table.list tbody tr").count()).isEqualTo(rows);
      visit.page.getByLabel("Delete the list team power users").click();
      visit.page.waitForURL("**/users");
      assertThat(visit.page.getByText("team power users").count()).isZero();
    }
  }

  @Test
  void aReleaseIsNotedAndTestedForABreak() {
    try (Visit visit = visit()) {
      visit.open("/why");
      visit.page.getByLabel("Day").fill(asOf().minusDays(20).toString());
      visit.page.getByLabel("What happened").fill("new editor");
      visit.page.getByText("Note it").click();
      visit.page.waitForURL("**/why#releases");
      visit.settle();
      assertThat(visit.page.locator("#releases td").allTextContents())
          .anyMatch(text -> text.startsWith("At \"new editor\""));
      visit.page.getByLabel("Remove new editor").click();
      visit.page.waitForURL("**/why#releases");
      visit.settle();
      assertThat(visit.page.locator("#releases").textContent()).contains("No release is noted");
    }
  }

  @Test
  void aSegmentNarrowsEveryPageThatCountsPeople() {
    try (Visit visit = visit()) {
      for (String path :
          List.of(
              "/",
              "/tree",
              "/tree/depth",
              "/why",
              "/evidence",
              "/metric/mau",
              "/metric/retention")) {
        visit.open(path);
        String all = visit.page.locator("main").textContent();
        visit.open(path + "?segment=plan%3Dteam");
        assertThat(visit.page.locator("main").textContent()).as(path).isNotEqualTo(all);
        assertThat(visit.page.locator("#segment").inputValue()).isEqualTo("plan=team");
        assertThat(visit.page.locator(".rooms a[href*='segment=plan%3Dteam']").count())
            .as(path)
            .isPositive();
      }
    }
  }

  @Test
  void anAccountTellsWhatWouldLiftIt() {
    String account =
        server.json("/api/v1/accounts?limit=1&band=light").at("/accounts/0/id").asText();
    try (Visit visit = visit()) {
      visit.open("/accounts/" + account);
      assertThat(visit.page.locator("main").textContent())
          .contains("What would lift it", "each of its users, reaches Engaged today");
      assertThat(visit.page.locator("#lifts li").count()).isPositive();
    }
  }

  @Test
  void pagesOfAListMeetWithoutAGap() {
    try (Visit visit = visit()) {
      visit.open("/users?sort=-score");
      List<String> first =
          visit.page.locator("table.list tbody td:first-child a").allTextContents();
      visit.page.getByText("Next 50").click();
      visit.page.waitForURL("**cursor=**");
      List<String> second =
          visit.page.locator("table.list tbody td:first-child a").allTextContents();
      assertThat(second).hasSize(50).doesNotContainAnyElementsOf(first);
      List<String> api =
          server.json("/api/v1/scores?limit=100").get("scores").findValuesAsText("id");
      assertThat(first).isEqualTo(api.subList(0, 50));
      assertThat(second).isEqualTo(api.subList(50, 100));
    }
  }

  @Test
  void aFileIsImportedAndItsBadRowsAreTold(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("old.csv");
    String day = asOf().minusDays(3).toString();
    Files.writeString(
        file,
        "user_id,event,timestamp\n"
            + ("imported,session_started," + day + "T10:00:00Z\n").repeat(200)
            + "imported,session_started,yesterday\n");
    try (Visit visit = visit()) {
      visit.open("/settings");
      visit
          .page
          .getByLabel("Events", new Page.GetByLabelOptions().setExact(true))
          .setInputFiles(file);
      visit.page.getByText("Import", new Page.GetByTextOptions().setExact(true)).click();
      visit.page.waitForURL("**/settings/import");
      assertThat(visit.page.locator("p.good").textContent())
          .startsWith("Imported 200 events and 0 users of old.csv.")
          .contains("1 row could not be used");
    }
  }

  @Test
  void aFormWithoutItsTokenImportsNothing() throws IOException {
    try (Visit visit = visit()) {
      visit.open("/settings");
      visit.page.evaluate("document.querySelector('#import input[name=_form]').value = 'other'");
      assertThat(
              visit.page.evaluate(
                  """
                  async () => {
                    const form = new FormData(document.querySelector("#import form"));
                    form.set("events", new Blob(["user_id,event,timestamp\\n"]), "e.csv");
                    const answer = await fetch("/settings/import", {method: "POST", body: form});
                    return answer.status;
                  }"""))
          .isEqualTo(403);
      visit.forgive();
    }
  }

  @Test
  void theModelIsCompletedWhileItIsTyped() {
    try (Visit visit = visit()) {
      visit.open("/model");
      Locator text = visit.page.locator("#yaml");
      text.fill("name: mine\nactions:\n  ");
      text.press("Control+ ");
      visit.page.locator("#completions li").first().waitFor();
      text.pressSequentially("workflow_c");
      assertThat(visit.page.locator("#completions li").allTextContents())
          .containsExactly("workflow_completed");
      text.press("Enter");
      text.pressSequentially(": {wei");
      text.press("Tab");
      text.pressSequentially(": 2}\nban");
      text.press("Tab");
      assertThat(text.inputValue())
          .isEqualTo("name: mine\nactions:\n  workflow_completed: {weight: 2}\nbands");
    }
  }

  @Test
  void theDemoIsLoadedIntoAnEmptyServerAndMixesWithNothing(@TempDir Path folder) {
    try (TestServer empty = TestServer.fresh(folder);
        Visit visit = Visit.of(chromium.browser, empty, ColorScheme.LIGHT, DESK)) {
      visit.signIn(empty.adminToken).open("/");
      visit.page.getByText("Load the demo here").click();
      assertThat(visit.page.locator("p.good").textContent()).contains("is coming in");
      empty.until("/api/v1/distribution", it -> it.path("population").asLong() > 0);
      visit.open("/settings");
      assertThat(visit.page.getByText("Load the demo").count())
          .as("it would mix with the events that are here")
          .isZero();
    }
  }

  @Test
  void theAverageIsComparedWithABenchmark() {
    try (Visit visit = visit()) {
      visit.open("/");
      visit.page.getByLabel("Compare the average with").selectOption("saas-b2b");
      visit.page.waitForURL("**benchmark=saas-b2b**");
      visit.settle();
      assertThat(visit.page.locator("#standing").textContent())
          .startsWith("SaaS (B2B): good is 75 to 85, average from 60; yours is ")
          .contains("industry estimates");
      assertThat(visit.page.locator("svg.wide text").allTextContents())
          .contains("SaaS (B2B): good", "SaaS (B2B): average");
      visit.open("/?benchmark=none");
      assertThat(visit.page.locator("main").textContent()).contains("no benchmark none");
      visit.forgive();
    }
  }

  @Test
  void theKeyboardMovesThroughAListAndTheSlashSearches() {
    try (Visit visit = visit()) {
      visit.open("/users");
      visit.page.keyboard().press("j");
      visit.page.keyboard().press("ArrowDown");
      Locator second = visit.page.locator("table.list tbody tr").nth(1).locator("a").first();
      assertThat(second.evaluate("a => a === document.activeElement")).isEqualTo(true);
      visit.page.keyboard().press("k");
      visit.page.keyboard().press("/");
      assertThat(visit.page.evaluate("document.activeElement.id")).isEqualTo("search");
    }
  }

  @Test
  void aChartTellsItsNumbersWhereSomebodyPoints() {
    try (Visit visit = visit()) {
      visit.open("/");
      assertThat(visit.page.locator("svg.wide rect.tip title").allTextContents())
          .anyMatch(text -> text.contains("average score"))
          .anyMatch(text -> text.contains("Dormant"))
          .anyMatch(text -> text.endsWith("users"));
    }
  }

  /** All that a browser loads that was never here before, the page for signing in included. */
  @Test
  void theFirstLoadIsLight() {
    for (String path : List.of("/users", "/why", "/evidence", "/model")) {
      try (Visit visit = Visit.of(chromium.browser, server, ColorScheme.LIGHT, DESK)) {
        List<Request> finished = new ArrayList<>();
        visit.page.onRequestFinished(finished::add);
        visit.signIn(server.adminToken).open(path);
        visit.page.waitForLoadState(LoadState.NETWORKIDLE);
        long bytes =
            List.copyOf(finished).stream()
                .mapToLong(request -> request.sizes().responseBodySize)
                .sum();
        assertThat(bytes).as(path).isBetween(MOST_BYTES / 20, MOST_BYTES);
      }
    }
  }

  @Test
  void everyPageReadsWithoutScripts() {
    try (Visit visit = Visit.plain(chromium.browser, server).signIn(server.adminToken)) {
      for (String path :
          List.of(
              "/",
              "/tree",
              "/users",
              "/accounts",
              "/why",
              "/metric",
              "/model",
              "/evidence",
              "/impact",
              "/impact/plan",
              "/alerts",
              "/destinations",
              "/playbooks",
              "/settings",
              "/help")) {
        visit.open(path);
        assertThat(visit.heading()).as(path).isNotBlank();
        assertThat(visit.page.locator("main").textContent().length()).as(path).isGreaterThan(80);
      }
      visit.open("/users");
      visit.page.locator("select[name=band]").selectOption("power");
      visit
          .page
          .locator("form.filters")
          .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show"))
          .click();
      assertThat(visit.heading()).contains("in the band Power");
    }
  }
}
