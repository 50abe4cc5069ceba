package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.Loaded;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.insight.evidence.CohortCuts;
import dev.verve.insight.evidence.Cuts;
import dev.verve.insight.evidence.LearnedWeight;
import dev.verve.insight.evidence.ModelTuner;
import dev.verve.insight.evidence.ModelTuning;
import dev.verve.insight.evidence.ModelValidator;
import dev.verve.insight.evidence.Tuning;
import dev.verve.model.ModelReader;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.stats.BootstrapWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users who invite stay longer, and say goodbye only after the last date that is judged on. */
class ModelTunerTest {
  private static final LocalDate START = LocalDate.parse("2026-01-01");
  private static final int DAYS = 150;

  @TempDir Path folder;

  @Test
  void anActionThatOnlyLeaversDoAfterTheCutIsNotSeen() throws IOException {
    Path events = events();
    ModelTuning without = tune(events, "login: 1, invite: 1");
    ModelTuning with = tune(events, "login: 1, invite: 1, goodbye: 1");
    LearnedWeight leak = proposed(with).weights().get(2);
    assertThat(leak.weight().measured()).isEmpty();
    assertThat(leak.note()).isEqualTo("never varies");
    assertThat(proposed(with).auc()).isEqualTo(proposed(without).auc());
  }

  @Test
  void learnsOnEarlierDatesAndJudgesOnTheLast() throws IOException {
    ModelTuning tuned = tune(events(), "login: 1, invite: 1");
    ModelTuning.Choice choice = tuned.choice().orElseThrow();
    assertThat(choice.cuts())
        .isEqualTo(
            new Cuts.Dates(
                List.of(
                    START.plusDays(29),
                    START.plusDays(59),
                    START.plusDays(89),
                    START.plusDays(DAYS - 1 - 30))));
    assertThat(proposed(tuned).baselines())
        .extracting(it -> it.name())
        .containsExactly("count", "recency", "active_days", "present");
  }

  @Test
  void judgesTheModelAsItStands() throws IOException {
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      Inputs inputs = Inputs.open(engine, EventInput.of(events()), folder);
      BoundModel model = model(inputs, "login: 1, invite: 1");
      Loaded loaded = inputs.load(RejectPolicy.defaults());
      ModelValidator.Answer answer =
          ModelValidator.judge(engine, model, loaded.span(), null, model.model().outcomes().get(0));
      assertThat(answer.validation().judged()).isPresent();
      assertThat(answer.baselines()).hasSize(3);
      assertThat(answer.date()).isEqualTo(START.plusDays(DAYS - 1 - 30));
    }
  }

  @Test
  void looksAtUsersAtTheSameAge() throws IOException {
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      Inputs inputs = Inputs.open(engine, EventInput.of(arrivals()), folder);
      BoundModel model = model(inputs, "login: 1, invite: 1");
      Loaded loaded = inputs.load(RejectPolicy.defaults());
      ModelTuning tuned =
          ModelTuner.of(engine, model, loaded.span())
              .withPlan(BootstrapWeights.Plan.defaults().withReplicates(100))
              .withCohorts(new CohortCuts(14, Optional.of(START.plusDays(60))))
              .tune(model.model().outcomes().get(0));
      Tuning.Proposed proposed = proposed(tuned);
      assertThat(tuned.choice().orElseThrow().cuts())
          .isEqualTo(
              new Cuts.Ages(
                  14, List.of(START.plusDays(24), START.plusDays(60)), loaded.span().last()));
      // Users 0 to 59 of each ten start before day 60; nobody is looked at after the outcome
      // closed.
      assertThat(proposed.n()).isEqualTo(600);
      assertThat(proposed.weights().get(1).weight().measured().orElseThrow().low()).isPositive();
    }
  }

  @Test
  void aRefusalTellsHowManyAndWhy() throws IOException {
    Tuning tiny = tune(events(), "login: 1, goodbye: 1", "lost_event: never, within: 30d");
    assertThat(tiny.proposed()).isEmpty();
    assertThat(tiny.n()).isGreaterThan(0);
    assertThat(tiny.positives()).isEqualTo(tiny.n());
    assertThat(tiny.verdict()).startsWith("INSUFFICIENT: ").contains("at least 100");
    Tuning late = tune(events(), "login: 1, invite: 1", "lost_event: goodbye, within: 5d");
    assertThat(late.n()).as("nobody leaves before the last cut of training").isPositive();
    Tuning unclosed = tune(events(), "login: 1", "event: login, within: 100d");
    assertThat(unclosed.n()).isEqualTo(900);
    assertThat(unclosed.verdict()).contains("The events cover 150 days");
  }

  @Test
  void thePresentModelIsScoredAsEverywhere() throws IOException {
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      Inputs inputs = Inputs.open(engine, EventInput.of(events()), folder);
      BoundModel model = model(inputs, "login: {weight: 2, curve: log}, invite: 5");
      Loaded loaded = inputs.load(RejectPolicy.defaults());
      ModelTuning tuned =
          ModelTuner.of(engine, model, loaded.span())
              .withPlan(BootstrapWeights.Plan.defaults().withReplicates(100))
              .tune(model.model().outcomes().get(0));
      ModelValidator.Answer scored =
          ModelValidator.judge(engine, model, loaded.span(), null, model.model().outcomes().get(0));
      assertThat(proposed(tuned).baselines().get(3).difference().second())
          .isEqualTo(scored.validation().judged().orElseThrow().auc());
    }
  }

  private Tuning tune(Path events, String actions, String outcome) {
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      Inputs inputs = Inputs.open(engine, EventInput.of(events), folder);
      String text = "name: m\nactions: {%s}\noutcome: {%s}\n".formatted(actions, outcome);
      BoundModel model = Binder.bind(ModelReader.read("m.yaml", text), inputs.shape());
      Loaded loaded = inputs.load(RejectPolicy.defaults());
      return ModelTuner.of(engine, model, loaded.span())
          .tune(model.model().outcomes().get(0))
          .tuning();
    }
  }

  private ModelTuning tune(Path events, String actions) {
    try (DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults())) {
      Inputs inputs = Inputs.open(engine, EventInput.of(events), folder);
      BoundModel model = model(inputs, actions);
      Loaded loaded = inputs.load(RejectPolicy.defaults());
      return ModelTuner.of(engine, model, loaded.span())
          .withPlan(BootstrapWeights.Plan.defaults().withReplicates(100))
          .tune(model.model().outcomes().get(0));
    }
  }

  private static BoundModel model(Inputs inputs, String actions) {
    String text =
        "name: m\nactions: {%s}\noutcome: {event: login, within: 30d}\n".formatted(actions);
    return Binder.bind(ModelReader.read("m.yaml", text), inputs.shape());
  }

  private static Tuning.Proposed proposed(ModelTuning tuning) {
    return tuning
        .tuning()
        .proposed()
        .orElseThrow(() -> new AssertionError(tuning.tuning().verdict()));
  }

  private Path events() throws IOException {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder("user_id,event,timestamp\n");
    for (int user = 0; user < 900; user++) {
      boolean inviter = random.nextBoolean();
      boolean gone = false;
      for (int day = 0; day < DAYS; day++) {
        gone |= random.nextDouble() < (inviter ? 0.004 : 0.02);
        if ((!gone && random.nextDouble() < 0.2) || day == user % 20) {
          add(text, user, "login", day);
        }
        if (!gone && inviter && random.nextDouble() < 0.1) {
          add(text, user, "invite", day);
        }
        if (gone && day == DAYS - 10) {
          add(text, user, "goodbye", day);
        }
      }
    }
    add(text, 0, "login", 0);
    add(text, 0, "login", DAYS - 1);
    return Files.writeString(folder.resolve("events.csv"), text);
  }

  /**
   * Ten users start each day; those who invite in their first two weeks log in more often later.
   */
  private Path arrivals() throws IOException {
    Random random = new Random(11);
    StringBuilder text = new StringBuilder("user_id,event,timestamp\n");
    for (int user = 0; user < 1000; user++) {
      int start = user / 10;
      boolean inviter = random.nextBoolean();
      add(text, user, "login", start);
      for (int day = start + 1; day <= start + 14; day++) {
        if (random.nextDouble() < 0.2) {
          add(text, user, "login", day);
        }
        if (inviter && random.nextDouble() < 0.2) {
          add(text, user, "invite", day);
        }
      }
      if (random.nextDouble() < (inviter ? 0.7 : 0.3)) {
        add(text, user, "login", start + 20);
      }
    }
    add(text, 0, "login", DAYS - 1);
    return Files.writeString(folder.resolve("arrivals.csv"), text);
  }

  private static void add(StringBuilder text, int user, String event, int day) {
    text.append('u').append(user).append(',').append(event).append(',');
    text.append(START.plusDays(day)).append("T12:00:00Z\n");
  }
}
