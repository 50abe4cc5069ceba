package dev.verve.server.api;

import dev.verve.answer.Fields;
import dev.verve.answer.MetricsFields;
import dev.verve.insight.metrics.Metric;
import dev.verve.insight.metrics.MetricAnswer;
import dev.verve.insight.metrics.MetricPeriod;
import dev.verve.insight.metrics.MetricQuestion;
import dev.verve.problem.Suggestion;
import dev.verve.server.live.Studies;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import dev.verve.server.web.HttpProblem;
import dev.verve.sql.Bounds;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The metrics that are read beside the score. */
final class MetricRoutes {
  private static final int MOST_PERIODS = 400;
  private static final String[] NAMES = {"period", "from", "to", "by"};

  private final Store store;
  private final Remembered remembered;

  MetricRoutes(Store store, Remembered remembered) {
    this.store = store;
    this.remembered = remembered;
  }

  List<Route> routes() {
    Parameter[] parameters = {
      Parameter.oneOf("period", "7 days are a week, 30 a month", MetricPeriod.class),
      Parameter.date(
          "from", "Also the periods before the last, as far as they begin here or later"),
      Parameter.date("to", "The end of the last period; the current date if missing"),
      Parameter.text("by", "A trait to tell users apart by"),
      Parameter.VERSION
    };
    return List.of(
        Route.get(
                "/api/v1/metrics",
                Role.VIEWER,
                "Every metric: definition, value, or why it has none",
                "Metrics",
                ctx -> answer(ctx, EnumSet.allOf(Metric.class)))
            .with(parameters),
        Route.get(
                "/api/v1/metrics/{slug}",
                Role.VIEWER,
                "One metric by period and segment",
                "Metrics",
                ctx -> answer(ctx, EnumSet.of(metric(ctx.pathParam("slug")))))
            .with(parameters));
  }

  private static Metric metric(String slug) {
    List<String> slugs = Arrays.stream(Metric.values()).map(Metric::slug).toList();
    return Metric.find(slug)
        .orElseThrow(
            () ->
                HttpProblem.missing(
                    "there is no metric "
                        + slug
                        + Suggestion.closest(slug, slugs)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("; GET /api/v1/metrics lists all")));
  }

  private void answer(Context ctx, Set<Metric> metrics) {
    Head head = store.read(connection -> Head.asked(connection, ctx));
    Asked asked = new Asked(ctx, NAMES);
    MetricPeriod period = asked.oneOf("period", MetricPeriod.class, MetricPeriod.MONTH);
    LocalDate to = asked.date("to", head.asOf());
    LocalDate from = asked.date("from", period.endingOn(to).first());
    asked.require(
        !period.endingOn(to).first().isBefore(from),
        "no whole %s of %d days lies between %s and %s"
            .formatted(period.word(), period.days(), from, to));
    asked.require(
        from.plusDays((long) MOST_PERIODS * period.days()).isAfter(to),
        "more than " + MOST_PERIODS + " periods lie between " + from + " and " + to);
    asked.refuseIfAny();
    List<Bounds> periods = period.within(from, to);
    Optional<String> by = Query.text(ctx, "by");
    MetricQuestion question = MetricQuestion.of(period, periods).withMetrics(metrics);
    remembered.json(ctx, head, fields -> write(fields, head, by, question));
  }

  private void write(Fields fields, Head head, Optional<String> by, MetricQuestion question) {
    Studies studies = new Studies(store, head.model());
    by.ifPresent(studies::requireTrait);
    MetricAnswer found = studies.metrics(by.map(question::withSegments).orElse(question));
    new MetricsFields(found, Optional.empty()).write(fields, found.warnings());
  }
}
