package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.Loaded;
import dev.verve.duckdb.source.RejectPolicy;
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
                    START.plusDays(29), START.plusDays(59), START.plusDays(89),
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

  private static void add(StringBuilder text, int user, String event, int day) {
    text.append('u').append(user).append(',').append(event).append(',');
    text.append(START.plusDays(day)).append("T12:00:00Z\n");
  }
}
