package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.engine.ScoreRun;
import dev.verve.insight.diagnosis.Before;
import dev.verve.insight.diagnosis.Cause;
import dev.verve.insight.diagnosis.Cause.View;
import dev.verve.insight.diagnosis.Diagnoser;
import dev.verve.insight.diagnosis.Diagnosis;
import dev.verve.insight.diagnosis.DiagnosisOptions;
import dev.verve.model.ModelReader;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.problem.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 600 users who arrive over 100 days; from day 80 on the Germans who pay share no more. */
class DiagnosedCausesTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate FROM = FIRST.plusDays(65);
  private static final LocalDate TO = FIRST.plusDays(95);
  private static final String MODEL =
      """
      name: m
      window: 14d
      scale: {method: cap, at: %d}
      %s
      tree:
        core: {owner: ann, actions: {login: 1}}
        side: {actions: {share: %d}}
      """;

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // every test loads a model of its own
  private Loaded loaded;

  @AfterEach
  void close() {
    loaded.close();
  }

  private void load(String more) throws IOException {
    SplittableRandom random = new SplittableRandom(37);
    List<String> rows = new ArrayList<>();
    for (int user = 0; user < 600; user++) {
      String plan = user % 2 == 0 ? "pro" : "free";
      String country = user / 2 % 2 == 0 ? "de" : "fr";
      int end = random.nextInt(5) == 0 ? user / 6 + random.nextInt(60) : 120;
      for (int day = user / 6; day < Math.min(end, 110) || day == user / 6; day++) {
        boolean stopped = day >= 80 && plan.equals("pro") && country.equals("de");
        if (day == user / 6 || random.nextInt(2) == 0) {
          row(rows, user, "login", plan, country, day);
        }
        if (!stopped && random.nextInt(2) == 0) {
          row(rows, user, "share", plan, country, day);
        }
      }
    }
    row(rows, 0, "login", "pro", "de", 109);
    loaded =
        Loaded.of(
            folder, MODEL.formatted(30, more, 2), "user_id,event,plan,country,timestamp", rows);
  }

  private static void row(
      List<String> rows, int user, String event, String plan, String country, int day) {
    rows.add(
        "u%d,%s,%s,%s,%sT12:00:00Z".formatted(user, event, plan, country, FIRST.plusDays(day)));
  }

  private Diagnosis between(LocalDate from, LocalDate to) {
    return diagnoser().between(loaded.run(), from, to);
  }

  private Diagnoser diagnoser() {
    return new Diagnoser(
        loaded.engine(), loaded.model(), loaded.span(), DiagnosisOptions.defaults());
  }

  private static List<String> names(Diagnosis diagnosis, View view) {
    return diagnosis.causes().stream()
        .filter(cause -> cause.view() == view)
        .map(Cause::name)
        .sorted()
        .toList();
  }

  @Test
  void everyViewIsJudged() throws IOException {
    load("segments: [plan, country]");
    Diagnosis diagnosis = between(FROM, TO);
    assertThat(names(diagnosis, View.AVERAGE)).containsExactly("average");
    assertThat(names(diagnosis, View.EDIT)).isEmpty();
    assertThat(names(diagnosis, View.BRANCH)).containsExactly("core", "side");
    assertThat(names(diagnosis, View.ACTION)).containsExactly("core.login", "side.share");
    assertThat(names(diagnosis, View.SEGMENT))
        .containsExactly("country=de", "country=fr", "plan=free", "plan=pro");
    assertThat(names(diagnosis, View.PAIR)).contains("plan=pro & country=de").hasSize(4);
    assertThat(names(diagnosis, View.POPULATION))
        .containsExactly("how many joined", "lost users", "who joined");
    assertThat(names(diagnosis, View.COHORT)).containsExactly("cohort=earlier", "cohort=recent");
    assertThat(diagnosis.reported(View.PAIR))
        .extracting(Cause::name)
        .containsExactly("plan=pro & country=de");
    assertThat(diagnosis.reported(View.ACTION).get(0).name()).isEqualTo("side.share");
    assertThat(diagnosis.warnings()).isEmpty();
  }

  @Test
  void whoJoinedIsJudgedWhereTheEventsReachAsFarBackAgain() throws IOException {
    load("segments: [plan]");
    assertThat(names(between(FIRST.plusDays(50), FIRST.plusDays(100)), View.POPULATION))
        .contains("how many joined");
    assertThat(names(between(FIRST.plusDays(49), FIRST.plusDays(100)), View.POPULATION))
        .containsExactly("lost users");
    assertThat(between(FROM, TO).pair()).isEmpty();
  }

  @Test
  void whatWeChangedOurselvesIsJudgedToo() throws IOException {
    load("segments: [plan]");
    BoundModel old =
        Binder.bind(
            ModelReader.read("old.yaml", MODEL.formatted(60, "", 4)), loaded.model().shape());
    Diagnosis diagnosis =
        diagnoser()
            .between(
                loaded.run(),
                FROM,
                TO,
                new Before(old, new ScoreRun(loaded.engine(), old, loaded.span(), null)));
    assertThat(names(diagnosis, View.EDIT)).containsExactly("scale", "weights");
    assertThat(diagnosis.reported(View.EDIT))
        .extracting(Cause::name)
        .containsExactlyInAnyOrder("scale", "weights");
    assertThat(diagnosis.warnings())
        .containsExactly(
            "segments, population, cohorts and bands contain what the change of the model brought");
  }

  @Test
  void segmentsThatAreMissingAreSaid() throws IOException {
    load("");
    assertThat(between(FROM, TO).warnings())
        .containsExactly("the model names no segments, so the change is not split over any");
    loaded.close();
    load("segments: [colour]");
    assertThat(between(FROM, TO).warnings())
        .containsExactly("no trait of the model's segments is in the data");
  }

  @Test
  void aDateWithoutAnybodyIsRefused() throws IOException {
    load("");
    assertThatThrownBy(() -> between(FIRST.minusDays(3), TO))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("nobody was there on this date");
  }
}
