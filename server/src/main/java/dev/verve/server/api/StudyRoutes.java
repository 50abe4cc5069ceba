package dev.verve.server.api;

import dev.verve.answer.DiagnosedFields;
import dev.verve.answer.PowerUsersFields;
import dev.verve.answer.RetentionFields;
import dev.verve.insight.checks.Diagnosed;
import dev.verve.insight.power.PowerQuestion;
import dev.verve.insight.power.PowerStudy;
import dev.verve.insight.retention.CohortPeriod;
import dev.verve.insight.retention.EventRetention;
import dev.verve.insight.series.Marker;
import dev.verve.model.Bands;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Studies;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import dev.verve.server.web.HttpProblem;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Studies of everybody: why the average changed, who stays, what power users do. */
final class StudyRoutes {
  private static final int MONTH = 28;
  private static final int MOST_DAYS = 3_650;

  private final Store store;
  private final Remembered remembered;

  StudyRoutes(Store store, Remembered remembered) {
    this.store = store;
    this.remembered = remembered;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
                "/api/v1/diagnosis",
                Role.VIEWER,
                "Why the average score changed between two dates",
                "Diagnosis",
                this::diagnosis)
            .with(
                Parameter.date("from", "The earlier date; four weeks before `to` if missing"),
                Parameter.date("to", "The later date; the current one if missing"),
                Parameter.text("version_from", "The version that stood at the earlier date"),
                Parameter.texts(
                    "marker", "Something that happened, such as `2026-03-01:new pricing`"),
                Parameter.VERSION),
        Route.get(
                "/api/v1/retention",
                Role.VIEWER,
                "Who comes back and who stays, by cohort and by band",
                "Retention",
                this::retention)
            .with(
                Parameter.text("days", "Days after the first, such as `1,7,30`"),
                Parameter.oneOf("by", "Cohorts by this time; week if missing", CohortPeriod.class),
                Parameter.whole("lost_after", "Silent days up to the end that mean lost", 30),
                Parameter.whole("within", "Days in which users of a band must come back", 30),
                Parameter.VERSION),
        Route.get(
                "/api/v1/power-users",
                Role.VIEWER,
                "What users of the highest band do that others do not",
                "PowerUsers",
                this::power)
            .with(
                Parameter.AS_OF,
                Parameter.text("band", "The band that is studied; the highest if missing"),
                Parameter.text("against", "The band it is compared with; the second if missing"),
                Parameter.VERSION));
  }

  private Head head(Context ctx) {
    return store.read(connection -> Head.asked(connection, ctx));
  }

  private void diagnosis(Context ctx) {
    Head head = head(ctx);
    Asked asked = new Asked(ctx, "from", "to", "version_from", "marker");
    LocalDate to = asked.date("to", head.asOf());
    LocalDate from = asked.date("from", to.minusDays(MONTH));
    asked.require(from.isBefore(to), "from must lie before to");
    List<Marker> markers = asked.markers();
    Optional<LiveModel> stood =
        Query.text(ctx, "version_from")
            .map(text -> store.read(connection -> Head.version(connection, text).model()));
    stood.ifPresent(
        older ->
            asked.require(
                older.model().entity() == head.model().model().entity()
                    && older.model().timezone().equals(head.model().model().timezone()),
                "both versions must score the same entity in the same time zone"));
    asked.refuseIfAny();
    remembered.json(
        ctx,
        head,
        fields -> {
          Diagnosed found = new Studies(store, head.model()).diagnosed(from, to, stood, markers);
          DiagnosedFields.write(fields, found);
          fields.texts("warnings", found.warnings());
        });
  }

  private void retention(Context ctx) {
    Head head = head(ctx);
    Asked asked = new Asked(ctx, "days", "by", "lost_after", "within");
    EventRetention usual = EventRetention.defaults();
    EventRetention question =
        usual
            .withDays(asked.wholes("days", usual.days(), MOST_DAYS))
            .withCohorts(asked.oneOf("by", CohortPeriod.class, usual.by()))
            .withSilence(asked.whole("lost_after", usual.silence(), 1, MOST_DAYS));
    int within = asked.whole("within", usual.silence(), 1, MOST_DAYS);
    asked.refuseIfAny();
    remembered.json(
        ctx,
        head,
        fields ->
            RetentionFields.write(
                fields, new Studies(store, head.model()).retention(question, within)));
  }

  private void power(Context ctx) {
    Head head = head(ctx);
    Bands bands = head.model().model().bands();
    if (bands.names().size() < 2) {
      throw HttpProblem.missing("the model has a single band, and two are compared");
    }
    Asked asked = new Asked(ctx, "as_of", "band", "against");
    PowerQuestion usual = PowerQuestion.of(bands, asked.date("as_of", head.asOf()));
    String high = asked.oneOf("band", bands.names(), usual.high());
    String low = asked.oneOf("against", bands.names(), usual.low());
    asked.require(!high.equals(low), "band " + high + " is compared with itself");
    asked.refuseIfAny();
    PowerQuestion question = new PowerQuestion(usual.asOf(), high, low);
    remembered.json(
        ctx,
        head,
        fields -> {
          PowerStudy found = new Studies(store, head.model()).power(question);
          PowerUsersFields.write(fields, found, found.warnings());
        });
  }
}
