package dev.verve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.chart.Digits;
import dev.verve.server.TestServer;
import dev.verve.server.act.http.FakeServer;
import dev.verve.server.act.http.FakeServer.Request;
import dev.verve.server.page.Reader;
import dev.verve.server.web.JsonText;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/**
 * One entity, date and model has one score wherever it is asked for: what {@code score --json} says
 * of a simulated product's files is what its other files, a server's API, pages and exports, agents
 * and a CRM are told. Spark is held against DuckDB on files by {@code AgreementTest} of its module.
 */
@Order(1)
class NumbersAgreeTest {
  private static final double TOLERANCE = 1e-9;
  private static final int SOME = 6;

  @TempDir static Path folder;

  private static ScoredProduct product;
  private static FakeServer crm;
  private static TestServer server;
  private static McpAnswers agents;

  /** Who is scored, and the names of it in the places where scores are. */
  private enum Who {
    USERS("scores", "users", "score", "contacts"),
    ACCOUNTS("accounts", "accounts", "account_score", "companies");

    private final String field;
    private final String room;
    private final String relation;
    private final String crmType;

    Who(String field, String room, String relation, String crmType) {
      this.field = field;
      this.room = room;
      this.relation = relation;
      this.crmType = crmType;
    }

    private Map<String, Double> expected() {
      return scores(product.answer().get(field));
    }
  }

  @BeforeAll
  static void scoreAndServe() throws IOException {
    product = ScoredProduct.in(folder);
    crm = new FakeServer();
    server = product.serve();
    StoreAccess access = new StoreAccess();
    new CommandLine(access).parseArgs("--url", server.address(), "--token", server.adminToken);
    agents = McpAnswers.of(access);
    JsonNode shown = server.until("/api/v1/distribution", it -> it.has("as_of"));
    assertThat(shown.get("as_of")).isEqualTo(product.answer().get("as_of"));
    assertThat(shown.get("version")).isEqualTo(product.answer().get("version"));
    assertThat(Who.USERS.expected()).hasSizeGreaterThan(200);
    assertThat(Who.ACCOUNTS.expected()).hasSize(12);
  }

  @AfterAll
  static void stop() {
    agents.close();
    server.close();
    crm.close();
  }

  private static Map<String, Double> scores(JsonNode rows) {
    Map<String, Double> found = new TreeMap<>();
    rows.forEach(row -> found.put(row.get("id").asText(), row.get("score").asDouble()));
    return found;
  }

  private static Map<String, Double> scores(String sql) throws SQLException {
    Map<String, Double> found = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.put(rows.getString("id"), rows.getDouble("score"));
      }
    }
    return found;
  }

  private static void agree(String where, Who who, Map<String, Double> found) {
    Map<String, Double> expected = who.expected();
    assertThat(found.keySet()).as(where).isEqualTo(expected.keySet());
    expected.forEach(
        (id, score) ->
            assertThat(found.get(id)).as(where + " " + id).isCloseTo(score, within(TOLERANCE)));
  }

  private static void agree(String where, double found, double expected) {
    assertThat(found).as(where).isCloseTo(expected, within(TOLERANCE));
  }

  private static Map<String, Double> some(Who who) {
    Map<String, Double> some = new TreeMap<>();
    who.expected().entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(SOME)
        .forEach(entry -> some.put(entry.getKey(), entry.getValue()));
    return some;
  }

  @ParameterizedTest
  @EnumSource(Who.class)
  void otherFilesOfTheRun(Who who) throws SQLException {
    for (String ending : new String[] {".csv", ".parquet"}) {
      Path file = product.scored(who == Who.ACCOUNTS ? "-accounts" + ending : ending);
      agree(ending, who, scores("select id, score from '" + file + "'"));
    }
  }

  @ParameterizedTest
  @EnumSource(Who.class)
  void theApiInListsAndOneByOne(Who who) {
    String all = "/api/v1/" + who.field;
    agree(all, who, scores(server.json(all + "?limit=1000").get(who.field)));
    String day = product.answer().get("as_of").asText();
    some(who)
        .forEach(
            (id, score) -> {
              String one = all + "/" + id;
              agree(one, server.json(one).get("score").asDouble(), score);
              agree(one, server.json(one + "/explain").get("score").asDouble(), score);
              JsonNode history = server.json(one + "/history?from=" + day + "&to=" + day);
              agree(one + "/history", history.at("/history/0/score").asDouble(), score);
            });
  }

  @ParameterizedTest
  @EnumSource(Who.class)
  void sqlAndExportedParquet(Who who) throws SQLException {
    Map<String, Double> asked = new TreeMap<>();
    server
        .sql("select id, score from " + who.relation)
        .get("rows")
        .forEach(row -> asked.put(row.get(0).asText(), row.get(1).asDouble()));
    agree("sql", who, asked);
    JsonNode done =
        TestServer.json(server.send(server.api("/api/v1/export").POST(BodyPublishers.noBody())));
    String file = "%s/%s/%2$s.parquet".formatted(done.get("folder").asText(), who.relation);
    agree("exported", who, scores("select id, score from '" + file + "'"));
  }

  @ParameterizedTest
  @EnumSource(Who.class)
  void pagesAndTheirCsv(Who who) throws IOException, SQLException {
    Reader reader = Reader.signedIn(server);
    Path csv = folder.resolve(who.room + ".csv");
    Files.writeString(csv, reader.page("/" + who.room + ".csv"));
    agree("csv of the page", who, scores("select id, score from '" + csv + "'"));
    String list = reader.page("/" + who.room + "?sort=-score");
    some(who)
        .forEach(
            (id, score) -> {
              String shown = Digits.tenths(score);
              assertThat(list).as(id).contains(shown);
              assertThat(reader.page("/" + who.room + "/" + id))
                  .contains("<b class=\"large\">" + shown + "</b>");
            });
  }

  @Test
  void agentsByTheModelContextProtocol() {
    agree(
        "list_scores", Who.USERS, scores(ask("list_scores", Map.of("limit", 1000)).get("scores")));
    some(Who.USERS)
        .forEach(
            (id, score) ->
                agree(id, ask("explain", Map.of("id", id)).get("score").asDouble(), score));
  }

  private static JsonNode ask(String name, Map<String, Object> arguments) {
    return McpTool.all().stream()
        .filter(tool -> tool.name().equals(name))
        .findFirst()
        .orElseThrow()
        .ask(agents, arguments);
  }

  @Test
  void whatACrmIsTold() throws IOException {
    String hubSpot =
        """
        {"name": "crm", "kind": "hubspot", "settings": {"url": "%s", "begin": "all"},
         "secrets": {"token": "of a test"}}\
        """
            .formatted(crm.address());
    server.send(server.api("/api/v1/destinations").POST(BodyPublishers.ofString(hubSpot)));
    server.send(server.api("/api/v1/destinations/sync").POST(BodyPublishers.noBody()));
    for (Who who : Who.values()) {
      Map<String, Double> told = new TreeMap<>();
      for (Request request : crm.requests()) {
        if (request.path().equals("/crm/v3/objects/" + who.crmType + "/batch/upsert")) {
          JsonText.MAPPER
              .readTree(request.body())
              .get("inputs")
              .forEach(
                  one ->
                      told.put(
                          one.get("id").asText(), one.at("/properties/verve_score").asDouble()));
        }
      }
      agree("HubSpot", who, told);
    }
  }
}
