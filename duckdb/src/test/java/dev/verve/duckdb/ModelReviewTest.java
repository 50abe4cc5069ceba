package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.insight.evidence.ModelReview;
import dev.verve.insight.evidence.ModelReview.Finding;
import dev.verve.model.FittedScale;
import dev.verve.model.Lock;
import dev.verve.model.Scale;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forty users over 100 days, and one thing wrong with them at a time. */
class ModelReviewTest {
  private static final LocalDate LAST = LocalDate.of(2026, 4, 10);
  private static final int DAYS = 100;
  private static final String MODEL =
      """
      name: reviewed
      window: 20d
      scale: {method: saturating, half: 20}
      actions: {login: 1, share: %s}
      """;

  @TempDir Path folder;

  private final List<String> rows = new ArrayList<>();

  /** Everybody does a bit of both on many days. */
  @BeforeEach
  void usual() {
    users(0, 40);
  }

  private void users(int first, int end) {
    SplittableRandom random = new SplittableRandom(8 + first);
    for (int user = first; user < end; user++) {
      for (int back = 0; back < DAYS; back++) {
        if (back == DAYS - 1 || random.nextInt(3) == 0) {
          row("u" + user, "login", back, 9);
        }
        if (random.nextInt(3) == 0) {
          row("u" + user, "share", back, 10);
        }
      }
    }
    row("u0", "login", 0, 9);
  }

  private void row(String user, String event, int back, int hour) {
    rows.add("%s,%s,%sT%02d:00:00Z".formatted(user, event, LAST.minusDays(back), hour));
  }

  private static Lock lock(LocalDate date) {
    return new Lock(
        "reviewed",
        "",
        new FittedScale(Scale.Method.SATURATING, 20.0, null),
        null,
        date,
        40,
        40,
        50);
  }

  private ModelReview review(String model, @Nullable Lock lock) throws IOException {
    try (Loaded loaded = Loaded.of(folder, model, "user_id,event,timestamp", rows)) {
      return ModelReview.of(loaded.engine(), loaded.model(), loaded.span(), lock, Optional.empty());
    }
  }

  private static Finding only(ModelReview review, String about) {
    assertThat(review.findings()).extracting(Finding::about).containsExactly(about);
    assertThat(review.verdict())
        .startsWith("As of 2026-04-10 1 thing does not hold any more; first: ")
        .endsWith(review.findings().get(0).found());
    return review.findings().get(0);
  }

  @Test
  void whereNothingIsWrongItSaysWhatItCouldNotLookAt() throws IOException {
    ModelReview review = review(MODEL.formatted("3"), null);
    assertThat(review.findings()).isEmpty();
    assertThat(review.unknown())
        .containsExactly(
            "Whether actions still predict: the model names no outcome.",
            "How old the scale is: there is no lock.",
            "Whether scores are spread as before: fewer than 200 users on one side: 40 and 40.");
    assertThat(review.verdict())
        .isEqualTo(
            "As of 2026-04-10 nothing speaks against the model, but not all could be looked at.");
    assertThat(review.scores()).isPresent();
  }

  @Test
  void aScaleOfMoreThanHalfAYearAgoIsOld() throws IOException {
    Finding old = only(review(MODEL.formatted("3"), lock(LAST.minusDays(181))), "old_lock");
    assertThat(old.found()).isEqualTo("the scale was fitted on 2025-10-11, 181 days ago.");
    ModelReview younger = review(MODEL.formatted("3"), lock(LAST.minusDays(180)));
    assertThat(younger.findings()).isEmpty();
    assertThat(younger.unknown()).noneMatch(text -> text.contains("no lock"));
  }

  @Test
  void aLockOfTheLastDayHasNothingToBeHeldAgainst() throws IOException {
    assertThat(review(MODEL.formatted("3"), lock(LAST)).scores()).isEmpty();
    assertThat(review(MODEL.formatted("3"), lock(LAST.minusDays(1))).scores()).isPresent();
  }

  @Test
  void anActionWhoseEventsEndedIsGone() throws IOException {
    for (int user = 0; user < 40; user++) {
      row("u" + user, "exported", 20, 11);
    }
    String model = MODEL.formatted("3, exported: 2");
    assertThat(only(review(model, null), "gone").found())
        .isEqualTo("actions.exported has no events in the last 20 days.");
    row("u1", "exported", 19, 11);
    assertThat(review(model, null).findings()).isEmpty();
  }

  @Test
  void equalWeightsCountClicks() throws IOException {
    assertThat(only(review(MODEL.formatted("1"), null), "equal_weights").found())
        .isEqualTo("all 2 actions weigh the same: this counts clicks.");
  }

  @Test
  void aSingleActionMayWeighWhatItLikes() throws IOException {
    assertThat(review(MODEL.replace(", share: %s", ""), null).findings()).isEmpty();
  }

  @Test
  void aWindowOfMoreThanHalfTheEventsIsTooLong() throws IOException {
    String model = MODEL.formatted("3");
    assertThat(only(review(model.replace("20d", "51d"), null), "window_too_long").found())
        .isEqualTo("the window of 51 days is more than half of the 100 days of events.");
    assertThat(review(model.replace("20d", "50d"), null).findings()).isEmpty();
  }

  @Test
  void theBestWhoLiveOnOneActionAreTold() throws IOException {
    for (int user = 0; user < 5; user++) {
      for (int times = 0; times < 60; times++) {
        row("bulk" + user, "share", times % 18, 12);
      }
    }
    Finding found = only(review(MODEL.formatted("3"), null), "one_action");
    assertThat(found.found())
        .isEqualTo(
            "5 of 5 users in the top tenth have 90 % or more of their points from actions.share"
                + " alone.");
  }

  @Test
  void whoNeverSleepsIsNoPerson() throws IOException {
    for (int back = 0; back < 28; back++) {
      for (int hour = 0; hour < 24; hour++) {
        row("robot", back % 2 == 0 ? "login" : "share", back, hour);
      }
    }
    assertThat(only(review(MODEL.formatted("3"), null), "bots").found())
        .isEqualTo("1 user acts around the clock as no person does, such as robot.");
  }

  @Test
  void scoresThatAreSpreadOtherwiseAreTold() throws IOException {
    users(40, 220);
    rows.removeIf(row -> isRecent(row) && !row.contains("login"));
    ModelReview review = review(MODEL.formatted("3"), lock(LAST.minusDays(50)));
    assertThat(review.findings())
        .extracting(Finding::about)
        .containsExactly("psi", "gone", "one_action");
    assertThat(review.verdict()).startsWith("As of 2026-04-10 3 things do not hold any more");
    assertThat(
            review.findings().stream()
                .filter(f -> f.about().equals("psi"))
                .findFirst()
                .orElseThrow()
                .found())
        .startsWith("scores are spread otherwise than on 2026-02-19 (PSI ");
  }

  private static boolean isRecent(String row) {
    return LocalDate.parse(row.substring(row.lastIndexOf(',') + 1, row.lastIndexOf('T')))
        .isAfter(LAST.minusDays(40));
  }
}
