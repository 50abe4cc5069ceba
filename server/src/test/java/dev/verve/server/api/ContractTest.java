package dev.verve.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.verve.server.ServerOptions;
import dev.verve.server.TestServer;
import dev.verve.server.web.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code /openapi.json} says holds: a client that knows nothing but the document asks every
 * path, finds the answers that it describes, and every role gets what the document says.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ContractTest {
  private static final String MODEL =
      "name: api\nactions: {login: 1, paid: 5}\nscale: {method: cap, at: 10}\naccounts: {rollup: mean}\n";
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  @TempDir static Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private TestServer server;

  @SuppressWarnings("NullAway.Init")
  private JsonNode document;

  private final Map<String, String> tokens = new LinkedHashMap<>();
  private String draft = "";

  @BeforeAll
  void start() throws IOException {
    Files.writeString(folder.resolve("model.yaml"), MODEL);
    server = TestServer.fresh(ServerOptions.in(folder).withPort(0).withRequestsPerSecond(5_000));
    for (String user : List.of("u1", "u2", "u3")) {
      server.post(
          "/v1/track",
          "{\"userId\":\"" + user + "\",\"event\":\"login\",\"messageId\":\"" + user + "\"}");
      server.post("/v1/group", "{\"userId\":\"" + user + "\",\"groupId\":\"a1\"}");
    }
    String before = Instant.now().minus(Duration.ofDays(60)).toString();
    server.post(
        "/v1/track", "{\"userId\":\"u1\",\"event\":\"login\",\"timestamp\":\"" + before + "\"}");
    server.post("/v1/track", "{\"userId\":\"gone\",\"event\":\"login\"}");
    server.post("/v1/batch", "{\"batch\":[{\"type\":\"dance\",\"userId\":\"u2\"}]}");
    server.send(server.api("/api/v1/users/gone").DELETE());
    document = server.json("/openapi.json");
    tokens.put("admin", server.adminToken);
    for (String role : List.of("viewer", "editor")) {
      String body = "{\"role\":\"" + role + "\",\"name\":\"test\"}";
      tokens.put(
          role,
          TestServer.json(ask("post", "/api/v1/tokens", "admin", body)).get("token").asText());
    }
    ask(
        "post",
        "/api/v1/destinations",
        "admin",
        "{\"name\":\"sink\",\"kind\":\"folder\",\"settings\":{\"folder\":\"scores\"}}");
    ask("post", "/api/v1/alerts/rules", "admin", "alerts: {a: {when: {falls: 5}}}");
    String plan = "name: nudge\nstart: 2026-01-01\nend: 2026-01-14\n";
    assertThat(ask("post", "/api/v1/interventions", "admin", plan).statusCode()).isEqualTo(201);
    String yaml = MODEL.replace("login: 1", "login: 3");
    draft = TestServer.json(ask("post", "/api/v1/models", "admin", yaml)).get("version").asText();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  /** The official schema of the dialect checks schemas; the rest of the rules are checked here. */
  @Test
  void theDocumentIsSound() {
    assertThat(document.get("openapi").asText()).startsWith("3.1");
    List<String> ids = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    document
        .get("paths")
        .forEach(
            path ->
                path.forEach(
                    operation -> {
                      ids.add(operation.get("operationId").asText());
                      if (operation.get("responses").isEmpty() || !operation.has("summary")) {
                        broken.add(operation.get("operationId").asText());
                      }
                    }));
    assertThat(broken).isEmpty();
    assertThat(ids).doesNotHaveDuplicates();
    for (JsonNode reference : document.findValues("$ref")) {
      assertThat(document.at(reference.asText().substring(1)).isMissingNode())
          .as(reference.asText())
          .isFalse();
    }
    document
        .at("/components/schemas")
        .forEach(
            schema ->
                assertThat(
                        SCHEMAS
                            .getSchema(URI.create("https://json-schema.org/draft/2020-12/schema"))
                            .validate(schema))
                    .isEmpty());
    for (String path :
        List.of(
            "/api/v1/scores",
            "/api/v1/accounts/{id}/explain",
            "/api/v1/models/{version}/preview",
            "/api/v1/sql",
            "/v1/batch",
            "/i/v0/e",
            "/metrics")) {
      assertThat(document.get("paths").has(path)).as(path).isTrue();
    }
  }

  @Test
  void everyAnswerIsAsDescribed() {
    int asked = 0;
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      JsonNode operation = path.getValue().path("get");
      JsonNode schema = operation.at("/responses/200/content/application~1json/schema");
      if (operation.isMissingNode() || schema.isMissingNode()) {
        continue;
      }
      HttpResponse<String> answer = ask("get", real(path.getKey()), "admin", "");
      assertThat(answer.statusCode()).as("%s: %s", path.getKey(), answer.body()).isEqualTo(200);
      assertThat(schema(schema).validate(TestServer.json(answer)))
          .as("%s: %s", path.getKey(), answer.body())
          .isEmpty();
      asked++;
    }
    assertThat(asked).isGreaterThan(20);
    for (String query :
        List.of(
            "/api/v1/scores?segment=plan=pro&min=1&max=99&search=U&sort=-id",
            "/api/v1/scores?account=a1&band=dormant",
            "/api/v1/distribution?version=" + draft)) {
      assertThat(ask("get", query, "viewer", "").statusCode()).as(query).isEqualTo(200);
    }
  }

  @Test
  void everyRoleMayWhatTheDocumentSaysAndNoMore() {
    List<String> order = List.of("viewer", "editor", "admin");
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        String needed = operation.getValue().path("x-role").asText("");
        if (needed.isEmpty()) {
          continue;
        }
        // an id that nobody has: the role is checked before anything is looked for or changed
        String route = path.getKey().replaceAll("\\{[^}]+}", "nobody");
        String method = operation.getKey();
        String what = method + " " + route;
        for (String role : order) {
          int status = ask(method, route, role, "").statusCode();
          boolean may = order.indexOf(role) >= order.indexOf(needed);
          if (may == (status == 403) || status == 401 || status >= 500) {
            wrong.add(what + " as " + role + " gave " + status);
          }
        }
        if (status(method, route, server.writeKey) != 401 || status(method, route, "x") != 401) {
          wrong.add(what + " answers strangers");
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void tokensAreHandedOutRevokedAndAudited() {
    JsonNode made =
        TestServer.json(
            ask("post", "/api/v1/tokens", "admin", "{\"role\":\"viewer\",\"name\":\"bi\"}"));
    String secret = made.get("token").asText();
    assertThat(status("get", "/api/v1/scores", secret)).isEqualTo(200);
    assertThat(ask("get", "/api/v1/tokens", "admin", "").body()).doesNotContain(secret);
    String own = "/api/v1/tokens/" + made.get("id").asText();
    assertThat(ask("delete", own, "admin", "").statusCode()).isEqualTo(204);
    assertThat(status("get", "/api/v1/scores", secret)).isEqualTo(401);
    JsonNode key = TestServer.json(ask("post", "/api/v1/keys", "admin", "{\"name\":\"web\"}"));
    assertThat(
            server
                .send(
                    server
                        .request("/v1/track", key.get("key").asText())
                        .POST(BodyPublishers.ofString("{\"userId\":\"u1\",\"event\":\"x\"}")))
                .statusCode())
        .isEqualTo(200);
    JsonNode tokens = server.json("/api/v1/tokens").get("tokens");
    String admin = "";
    for (JsonNode token : tokens) {
      admin = token.get("role").asText().equals("admin") ? token.get("id").asText() : admin;
    }
    HttpResponse<String> last = ask("delete", "/api/v1/tokens/" + admin, "admin", "");
    assertThat(last.statusCode()).isEqualTo(422);
    assertThat(last.body()).contains("last token of an admin");
    TreeSet<String> noted = new TreeSet<>();
    for (JsonNode entry : server.json("/api/v1/audit").get("audit")) {
      noted.add(entry.get("what").asText());
      assertThat(entry.get("who").asText()).isIn(admin, "server");
    }
    assertThat(noted)
        .contains(
            "credential.issue", "credential.revoke", "model.draft", "model.publish", "user.erase");
  }

  private String real(String path) {
    return path.replace("/users/{id}", "/users/gone")
        .replace("/accounts/{id}", "/accounts/a1")
        .replace("{id}", "u1")
        .replace("{name}", "nudge")
        .replace("{slug}", "user-engagement-score")
        .replace("{destination}", "sink")
        .replace("{version}", draft);
  }

  /** A schema with the components that it refers to. */
  private JsonSchema schema(JsonNode schema) {
    JsonNode whole =
        JsonText.MAPPER
            .createObjectNode()
            .setAll(
                Map.of(
                    "allOf",
                    JsonText.MAPPER.createArrayNode().add(schema),
                    "components",
                    document.get("components")));
    return SCHEMAS.getSchema(whole);
  }

  private HttpResponse<String> ask(String method, String path, String role, String body) {
    return send(method, path, tokens.getOrDefault(role, server.adminToken), body);
  }

  private int status(String method, String path, String token) {
    return send(method, path, token, "").statusCode();
  }

  private HttpResponse<String> send(String method, String path, String token, String body) {
    String type = body.startsWith("{") ? "application/json" : "application/yaml";
    return server.send(
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .method(method.toUpperCase(Locale.ROOT), BodyPublishers.ofString(body)));
  }
}
