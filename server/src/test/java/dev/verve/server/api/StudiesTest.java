package dev.verve.server.api;

import static dev.verve.server.api.StudiedProduct.LAST;
import static dev.verve.server.api.StudiedProduct.MODEL;
import static dev.verve.server.api.StudiedProduct.THEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.answer.DiagnosedFields;
import dev.verve.answer.Fields;
import dev.verve.answer.MetricsFields;
import dev.verve.answer.PowerUsersFields;
import dev.verve.answer.RetentionFields;
import dev.verve.answer.TreeFields;
import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.engine.ScoreRun;
import dev.verve.insight.GrownTree;
import dev.verve.insight.Tree;
import dev.verve.insight.checks.Checks;
import dev.verve.insight.checks.Diagnosed;
import dev.verve.insight.diagnosis.Diagnoser;
import dev.verve.insight.diagnosis.DiagnosisOptions;
import dev.verve.insight.metrics.MetricPeriod;
import dev.verve.insight.metrics.MetricQuestion;
import dev.verve.insight.metrics.Metrics;
import dev.verve.insight.power.PowerQuestion;
import dev.verve.insight.power.PowerStudy;
import dev.verve.insight.retention.BandRetention;
import dev.verve.insight.retention.EventRetention;
import dev.verve.insight.series.Breaks;
import dev.verve.insight.series.Marker;
import dev.verve.server.ServerOptions;
import dev.verve.server.TestServer;
import dev.verve.server.web.JsonText;
import dev.verve.sql.Names;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every study that the server answers has the numbers that the core gives over the same events as
 * files; and what is wrong with a question is said, all of it at once.
 */
@TestInstance(Lifecycle.PER_CLASS)
class StudiesTest {
  @TempDir static Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private TestServer server;

  @BeforeAll
  void send() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("model.yaml"), MODEL);
    Clock clock = Clock.fixed(Instant.parse(LAST + "T12:00:00Z"), ZoneOffset.UTC);
    server =
        TestServer.fresh(
            ServerOptions.in(data).withPort(0).withClock(clock).withRequestsPerSecond(5_000));
    StudiedProduct product = StudiedProduct.drawn();
    Files.writeString(folder.resolve("events.csv"), product.events());
    Files.writeString(folder.resolve("users.csv"), product.users());
    product
        .batches()
        .forEach(batch -> assertThat(server.post("/v1/batch", batch).statusCode()).isEqualTo(200));
    server.until("/api/v1/tree", answer -> answer.path("population").asInt() == 140);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @TestFactory
  List<DynamicTest> numbersAreThoseOfAFileRun() {
    return List.of(
        same(
            "diagnosis?from=" + THEN + "&to=" + LAST + "&marker=" + THEN.plusDays(8) + ":release",
            run ->
                fields -> {
                  var found =
                      new Diagnoser(
                              run.engine(), run.model(), run.span(), DiagnosisOptions.defaults())
                          .between(run.scores(), THEN, LAST);
                  var marker = new Marker(THEN.plusDays(8), "release");
                  DiagnosedFields.write(
                      fields,
                      new Diagnosed(
                          found,
                          Breaks.of(
                              run.engine(),
                              run.model(),
                              run.span(),
                              run.scores(),
                              List.of(marker),
                              LAST),
                          Checks.of(
                              run.engine(), run.model(), run.span(), run.roles(), THEN, LAST)));
                }),
        same("metrics?period=week&from=2026-03-01&by=plan", run -> metrics(run, MetricPeriod.WEEK)),
        same(
            "retention",
            run ->
                fields -> {
                  var days =
                      EventRetention.defaults().answer(run.engine(), run.span().last(), true);
                  var bands =
                      BandRetention.of(
                          run.engine(),
                          run.model(),
                          run.span(),
                          run.scores(),
                          run.span().last().minusDays(30),
                          30);
                  RetentionFields.write(fields, days.withBands(bands));
                }),
        same(
            "power-users?band=light&against=dormant",
            run ->
                fields -> {
                  var found =
                      PowerStudy.of(
                          run.engine(),
                          run.model(),
                          run.span(),
                          run.scores(),
                          new PowerQuestion(LAST, "light", "dormant"),
                          run.roles().visits());
                  PowerUsersFields.write(fields, found, found.warnings());
                }),
        same("tree?from=" + THEN, run -> fields -> tree(run, fields)));
  }

  private static Consumer<Fields> metrics(StudiedRun run, MetricPeriod period) {
    var question =
        MetricQuestion.of(period, period.within(LocalDate.parse("2026-03-01"), LAST))
            .withRoles(run.roles())
            .withSegments("plan");
    var found =
        Metrics.of(run.engine(), run.model(), run.span()).withScores(run.scores()).answer(question);
    return fields -> new MetricsFields(found, Optional.empty()).write(fields, found.warnings());
  }

  private static void tree(StudiedRun run, Fields fields) {
    ScoreRun scores = run.scores().prepare(THEN, LAST);
    Tree now = Tree.of(run.engine(), run.model(), scores.at(LAST, new Names("_b")));
    Tree then = Tree.of(run.engine(), run.model(), scores.at(THEN, new Names("_a")));
    new TreeFields(fields, new GrownTree(now, Optional.of(then), Optional.empty())).write();
  }

  private DynamicTest same(String path, Function<StudiedRun, Consumer<Fields>> answer) {
    return DynamicTest.dynamicTest(
        path,
        () -> {
          try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
            StudiedRun run = StudiedRun.read(engine, folder);
            JsonNode expected = JsonText.MAPPER.valueToTree(Fields.of(answer.apply(run)));
            JsonNode found = server.json("/api/v1/" + path);
            assertThat(Differences.between(expected, found)).isEmpty();
          }
        });
  }

  @Test
  void whatIsWrongIsSaidAllAtOnce() {
    Map<String, List<String>> wrong =
        Map.of(
            "diagnosis?form=2026-01-01&to=never",
                List.of("Did you mean 'from'", "to must be a date"),
            "diagnosis?marker=March:x", List.of("marker must be a date and a label"),
            "diagnosis?from=2026-04-10&to=2026-04-01", List.of("from must lie before to"),
            "metrics?period=yr&to=x",
                List.of("period must be one of day, month, week", "to must be"),
            "retention?days=a&by=weak&lost_after=0",
                List.of("days must be", "Did you mean 'week'", "lost_after must be"),
            "power-users?band=lihgt&against=dormant", List.of("Did you mean 'light'"),
            "tree?segment=plan&from=2027-01-01",
                List.of("TRAIT=VALUE", "from must lie before as_of"),
            "anomalies?days=1000", List.of("days must be a whole number from 1 to 90"),
            "scores/u1/explain?from=2027-01-01&version_form=x",
                List.of("Did you mean 'version_from'", "from must lie before as_of"));
    wrong.forEach(
        (path, said) -> {
          HttpResponse<String> answer = server.get("/api/v1/" + path);
          assertThat(answer.statusCode()).as(path).isEqualTo(400);
          assertThat(TestServer.json(answer).path("detail").asText()).as(path).contains(said);
        });
    assertThat(server.get("/api/v1/metrics/user-engagment-score").statusCode()).isEqualTo(404);
    assertThat(server.get("/api/v1/metrics?by=plna").body()).contains("Did you mean 'plan'");
    assertThat(server.get("/api/v1/tree?segment=plan=gold").statusCode()).isEqualTo(404);
  }

  @Test
  void anAnswerThatHasNotChangedIsNotSentAgain() {
    String path = "/api/v1/diagnosis?from=" + THEN;
    String tag = server.get(path).headers().firstValue("ETag").orElseThrow();
    assertThat(server.send(server.api(path).header("If-None-Match", tag).GET()).statusCode())
        .isEqualTo(304);
  }

  @Test
  void theChangeOfAScoreIsSplitWhole() {
    int told = 0;
    for (int user = 0; user < 20; user++) {
      JsonNode change =
          server.json("/api/v1/scores/u" + user + "/explain?from=" + THEN).path("change");
      if (change.isMissingNode()) {
        continue;
      }
      double parts =
          sum(change, "new", "expired", "decayed", "merges", "late", "model", "scale")
              + change.path("shown").asDouble();
      assertThat(parts).isCloseTo(change.path("score_to").asDouble(), within(1e-9));
      assertThat(sum(change, "new", "expired", "decayed"))
          .isCloseTo(change.path("delta").asDouble(), within(1e-9));
      assertThat(change.path("late").isNull()).isTrue();
      told++;
    }
    assertThat(told).isGreaterThan(15);
    JsonNode account = server.json("/api/v1/accounts/a1/explain?from=" + THEN).path("change");
    for (String view : List.of("actions", "members")) {
      double parts = 0;
      for (JsonNode part : account.path(view)) {
        parts += part.path("score_change").asDouble();
      }
      assertThat(parts).as(view).isCloseTo(account.path("delta").asDouble(), within(1e-9));
    }
  }

  @Test
  void metricsAreARelation() {
    JsonNode rows =
        server.sql(
            "select period, segment, value from metric where slug = 'user-engagement-score' order"
                + " by period_start desc");
    JsonNode asked = server.json("/api/v1/metrics/user-engagement-score").path("metrics").get(0);
    List<Double> months = new ArrayList<>();
    for (JsonNode row : rows.path("rows")) {
      if (row.get(0).asText().equals("month") && row.get(1).isNull()) {
        months.add(row.get(2).asDouble());
      }
    }
    assertThat(months).hasSizeGreaterThan(2);
    assertThat(months.get(0)).isCloseTo(asked.path("value").asDouble(), within(1e-9));
    assertThat(rows.toString()).contains("plan=pro");
  }

  @Test
  void treesOfSegmentsAndAccountsSum() {
    JsonNode tree = server.json("/api/v1/tree?by=plan");
    double points = 0;
    for (JsonNode segment : tree.path("segments")) {
      points += segment.path("points").asDouble();
    }
    assertThat(points).isCloseTo(tree.path("points").asDouble(), within(1e-6));
    assertThat(tree.at("/branches/0/daily").size()).isEqualTo(28);
    assertThat(server.json("/api/v1/tree?on=accounts").path("population").asInt()).isEqualTo(9);
    JsonNode anomalies = server.json("/api/v1/anomalies?by=plan");
    assertThat(anomalies.path("series").size()).isEqualTo(6);
  }

  private static double sum(JsonNode node, String... names) {
    double sum = 0;
    for (String name : names) {
      sum += node.path(name).asDouble();
    }
    return sum;
  }
}
