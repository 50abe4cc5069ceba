package dev.verve.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.server.TestServer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in, and what is refused; on the wire, without a browser. */
class DoorTest {
  private static final Pattern FORM = Pattern.compile("name=\"_form\" value=\"([^\"]+)\"");

  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = TestServer.fresh(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> get(String path, String cookie) {
    return server.send(
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Accept", "text/html")
            .header("Cookie", cookie));
  }

  private static HttpResponse<String> post(String path, String cookie, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return server.send(
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", cookie)
            .POST(BodyPublishers.ofString(body)));
  }

  private static String cookie(HttpResponse<String> response, String name) {
    return response.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .map(cookie -> cookie.split(";", 2)[0])
        .findFirst()
        .orElse("");
  }

  private static String formOf(String html) {
    Matcher found = FORM.matcher(html);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static HttpResponse<String> signIn(Map<String, String> fields) {
    HttpResponse<String> page = get("/sign-in", "none=1");
    Map<String, String> form = new HashMap<>(fields);
    form.put("_form", formOf(page.body()));
    return post("/sign-in", cookie(page, "verve_form"), form);
  }

  private static String session() {
    return cookie(signIn(Map.of("token", server.adminToken)), "verve_session");
  }

  @Test
  void askAStrangerToSignInAndComeBack() {
    HttpResponse<String> answer = get("/users?band=light", "none=1");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .hasValue("/sign-in?next=%2Fusers%3Fband%3Dlight");
  }

  @Test
  void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() {
    HttpResponse<String> answer = signIn(Map.of("token", server.adminToken, "next", "/settings"));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/settings");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anyMatch(
            cookie ->
                cookie.startsWith("verve_session=")
                    && cookie.contains("HttpOnly")
                    && cookie.contains("SameSite=Lax"));
  }

  @Test
  void goesNowhereElseAfterSigningIn() {
    for (String next : new String[] {"https://evil.example/", "//evil.example", "/\\evil"}) {
      HttpResponse<String> answer = signIn(Map.of("token", server.adminToken, "next", next));
      assertThat(answer.headers().firstValue("Location")).as(next).hasValue("/");
    }
  }

  @Test
  void refusesAFormWithoutItsToken() {
    String session = session();
    assertThat(post("/settings/keys", session, Map.of("name", "x")).statusCode()).isEqualTo(403);
    assertThat(post("/settings/keys", session, Map.of("name", "x", "_form", "wrong")).statusCode())
        .isEqualTo(403);
    assertThat(post("/sign-in", "none=1", Map.of("token", server.adminToken)).statusCode())
        .isEqualTo(403);
  }

  @Test
  void forbidsScriptsThatAreNotOurFiles() {
    HttpResponse<String> page = get("/settings", session());
    String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
    assertThat(policy).contains("default-src 'self'").doesNotContain("unsafe");
    assertThat(page.body())
        .doesNotContainPattern("<script(?![^>]* src=)")
        .doesNotContainPattern("<style")
        .doesNotContainPattern(" style=")
        .doesNotContainPattern(" on[a-z]+=");
  }

  @Test
  void aPersonSignsInAndIsOutAsSoonAsTheyAreRemoved() {
    String admin = session();
    String form = formOf(get("/settings", admin).body());
    assertThat(
            post(
                    "/settings/people",
                    admin,
                    Map.of(
                        "_form",
                        form,
                        "name",
                        "ada",
                        "password",
                        "four plain words",
                        "role",
                        "viewer"))
                .statusCode())
        .isEqualTo(200);
    HttpResponse<String> in = signIn(Map.of("name", "ada", "password", "four plain words"));
    String ada = cookie(in, "verve_session");
    assertThat(get("/settings", ada).statusCode()).isEqualTo(200);
    String own = formOf(get("/settings", ada).body());
    assertThat(post("/settings/keys", ada, Map.of("_form", own, "name", "mine")).statusCode())
        .as("a viewer makes no keys")
        .isEqualTo(403);
    assertThat(signIn(Map.of("name", "ada", "password", "four other words")).statusCode())
        .isEqualTo(401);
    post("/settings/people/remove", admin, Map.of("_form", form, "name", "ada"));
    assertThat(get("/settings", ada).statusCode()).isEqualTo(303);
  }

  @Test
  void slowsDownThoseWhoGuess(@TempDir Path folder) {
    try (TestServer fresh = TestServer.fresh(folder)) {
      TestServer before = server;
      server = fresh;
      for (int i = 0; i < 5; i++) {
        assertThat(signIn(Map.of("token", "vv_admin_guess" + i)).statusCode()).isEqualTo(401);
      }
      HttpResponse<String> answer = signIn(Map.of("token", fresh.adminToken));
      server = before;
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void tellsHowToBeginBeforeThereIsAnything() {
    HttpResponse<String> page = get("/", session());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("/v1/track", "Send a test event");
  }

  @Test
  void anUnknownPageIsAPageAndAnUnknownApiPathIsNot() {
    assertThat(get("/nowhere", session()).body()).contains("<h1>There is nothing here</h1>");
    assertThat(get("/api/v1/nowhere", session()).body()).startsWith("{");
  }
}
