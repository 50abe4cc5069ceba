package dev.verve.server.page;

import dev.verve.chart.Figure;
import dev.verve.chart.PeriodBars;
import dev.verve.insight.metrics.Metric;
import dev.verve.insight.metrics.MetricAnswer;
import dev.verve.insight.metrics.MetricPeriod;
import dev.verve.insight.metrics.MetricQuestion;
import dev.verve.insight.metrics.MetricValue;
import dev.verve.insight.retention.EventRetention;
import dev.verve.insight.retention.RetentionAnswer;
import dev.verve.report.Days;
import dev.verve.report.MetricSection;
import dev.verve.report.RetentionSection;
import dev.verve.server.api.Head;
import dev.verve.server.live.Studies;
import dev.verve.server.store.Role;
import dev.verve.server.web.HttpProblem;
import dev.verve.sql.Bounds;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The catalog of metrics beside the score, each of them, and who comes back. */
public final class MetricsPage {
  private static final int WEEKS = 13;
  private static final int WITHIN = 30;

  private final Pages pages;

  MetricsPage(Pages pages) {
    this.pages = pages;
  }

  /**
   * The catalog.
   *
   * @param period the last days that the values cover
   * @param lines those with a value
   * @param missing those without, and why
   */
  public record Catalog(
      Frame frame, String lead, Bounds period, List<Line> lines, List<String> missing) {}

  /**
   * A metric.
   *
   * @param value in its unit, as text
   * @param before of the period before, as text; empty where there is none
   */
  public record Line(Metric metric, String value, String before) {}

  /**
   * One metric.
   *
   * @param chart its course, as markup
   * @param curve users by the number of active days, as markup; empty for other metrics
   * @param segments its last value by trait
   * @param reason why it has no value; empty where it has
   */
  public record One(
      Frame frame,
      Metric metric,
      String lead,
      String chart,
      String curve,
      List<SegmentLine> segments,
      String reason,
      List<String> warnings) {}

  /** A metric's last value of a segment, as text. */
  public record SegmentLine(String segment, String value) {}

  /** Who comes back. */
  public record Retained(Frame frame, String section, List<String> warnings) {}

  void register(RoutesConfig routes, Door door) {
    routes.get("/metric", door.page(Role.VIEWER, this::catalog));
    routes.get("/metric/retention", door.page(Role.VIEWER, this::retention));
    routes.get("/metric/{slug}", door.page(Role.VIEWER, this::one));
  }

  private void catalog(Context ctx, Visitor visitor) {
    Head head = pages.head();
    Frame frame = pages.frame(ctx, visitor, Room.METRICS, "Metrics", head);
    MetricAnswer answer = months(head, frame.segment().chosen());
    List<Bounds> periods = answer.question().periods();
    Bounds last = periods.get(periods.size() - 1);
    List<Line> lines = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      Optional<String> value = value(answer, metric, last);
      if (value.isPresent()) {
        lines.add(new Line(metric, value.get(), value(answer, metric, periods.get(0)).orElse("")));
      } else {
        missing.add(
            metric.title()
                + ": "
                + answer.reasons().getOrDefault(metric, "There is nothing to divide by yet."));
      }
    }
    String lead =
        "%s users were active in the 30 days to %s; %s of them on a usual day."
            .formatted(
                value(answer, Metric.MAU, last).orElse("No"),
                last.last(),
                answer
                    .latest(Metric.STICKINESS)
                    .flatMap(MetricsPage::number)
                    .map(Say::percent)
                    .orElse("none"));
    pages.show(ctx, "metrics", new Catalog(frame, lead, last, lines, missing));
  }

  /** All metrics of the last two months. */
  void months(Head head) {
    months(head, "");
  }

  private MetricAnswer months(Head head, String segment) {
    List<Bounds> periods =
        MetricPeriod.MONTH.within(
            head.asOf().minusDays(2L * MetricPeriod.MONTH.days() - 1), head.asOf());
    return ask(
        head,
        segment,
        "metrics",
        MetricQuestion.of(MetricPeriod.MONTH, periods),
        EnumSet.allOf(Metric.class));
  }

  private MetricAnswer ask(
      Head head, String segment, String name, MetricQuestion question, Set<Metric> metrics) {
    return pages
        .recall()
        .of(
            head,
            name + " of " + segment,
            MetricAnswer.class,
            () -> pages.studies(head, segment).metrics(question.withMetrics(metrics)));
  }

  private void one(Context ctx, Visitor visitor) {
    String slug = ctx.pathParam("slug");
    Metric metric =
        Metric.find(slug).orElseThrow(() -> HttpProblem.missing("there is no metric " + slug));
    Head head = pages.head();
    List<Bounds> weeks =
        MetricPeriod.WEEK.within(head.asOf().minusDays(7L * WEEKS - 1), head.asOf());
    Frame frame = pages.frame(ctx, visitor, Room.METRICS, metric.title(), head);
    String segment = frame.segment().chosen();
    MetricAnswer answer =
        ask(
            head,
            segment,
            "metric " + slug,
            MetricQuestion.of(MetricPeriod.WEEK, weeks),
            EnumSet.of(metric));
    List<PeriodBars.Bar> bars =
        answer.of(metric).stream()
            .filter(MetricValue::isTotal)
            .map(
                value ->
                    new PeriodBars.Bar(
                        Days.words(value.period().last()), value.value().orElse(Double.NaN)))
            .toList();
    Bounds last = weeks.get(weeks.size() - 1);
    String reason = Optional.ofNullable(answer.reasons().get(metric)).orElse("");
    String lead =
        value(answer, metric, last)
            .map(text -> "%s: %s in the week to %s.".formatted(metric.title(), text, last.last()))
            .orElse(metric.title() + " has no value yet.");
    pages.show(
        ctx,
        "metric",
        new One(
            frame,
            metric,
            lead,
            reason.isEmpty() ? bars(metric, "week to", "Week by week", bars).html() : "",
            curve(answer, metric, last).map(Figure::html).orElse(""),
            segments(head, segment, metric, last),
            reason,
            answer.warnings()));
  }

  private static Figure bars(
      Metric metric, String across, String title, List<PeriodBars.Bar> bars) {
    String unit = metric.unit().name().toLowerCase(Locale.ROOT);
    return PeriodBars.of(
        title, across, unit, bars, value -> MetricSection.shown(metric.unit(), value));
  }

  private static Optional<Figure> curve(MetricAnswer answer, Metric metric, Bounds last) {
    List<PeriodBars.Bar> bars =
        answer.of(metric).stream()
            .filter(value -> value.period().equals(last) && value.segment().startsWith("days="))
            .map(
                value ->
                    new PeriodBars.Bar(
                        value.segment().substring("days=".length()), value.numerator()))
            .sorted(Comparator.comparingInt(bar -> Integer.parseInt(bar.name())))
            .toList();
    return bars.isEmpty()
        ? Optional.empty()
        : Optional.of(
            PeriodBars.of(
                "On how many days were users active?", "active days", "users", bars, Say::amount));
  }

  private List<SegmentLine> segments(Head head, String segment, Metric metric, Bounds last) {
    List<SegmentLine> lines = new ArrayList<>();
    Studies studies = pages.studies(head, segment);
    for (String trait : head.model().model().segments()) {
      if (pages.values(trait).isEmpty()) {
        continue;
      }
      MetricAnswer answer =
          pages
              .recall()
              .of(
                  head,
                  "metric %s by %s of %s".formatted(metric.slug(), trait, segment),
                  MetricAnswer.class,
                  () ->
                      studies.metrics(
                          MetricQuestion.of(MetricPeriod.WEEK, List.of(last))
                              .withMetrics(EnumSet.of(metric))
                              .withSegments(trait)));
      answer.of(metric).stream()
          .filter(value -> value.segment().startsWith(trait + "="))
          .filter(value -> value.value().isPresent())
          .sorted(Comparator.comparingDouble((MetricValue v) -> -v.value().orElse(0)))
          .forEach(
              value ->
                  lines.add(
                      new SegmentLine(
                          value.segment(),
                          MetricSection.shown(metric.unit(), value.value().getAsDouble()))));
    }
    return lines;
  }

  private void retention(Context ctx, Visitor visitor) {
    Head head = pages.head();
    Frame frame = pages.frame(ctx, visitor, Room.METRICS, "Retention", head);
    RetentionAnswer answer = retention(head, frame.segment().chosen());
    pages.show(
        ctx,
        "retention",
        new Retained(frame, RetentionSection.of(answer).html(), answer.warnings()));
  }

  /** Who comes back, by week of the first day. */
  void retention(Head head) {
    retention(head, "");
  }

  private RetentionAnswer retention(Head head, String segment) {
    return pages
        .recall()
        .of(
            head,
            "retention of " + segment,
            RetentionAnswer.class,
            () -> pages.studies(head, segment).retention(EventRetention.defaults(), WITHIN));
  }

  private static Optional<String> value(MetricAnswer answer, Metric metric, Bounds period) {
    return answer.of(metric).stream()
        .filter(value -> value.isTotal() && value.period().equals(period))
        .findFirst()
        .flatMap(MetricsPage::number)
        .map(value -> MetricSection.shown(metric.unit(), value));
  }

  private static Optional<Double> number(MetricValue value) {
    OptionalDouble number = value.value();
    return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
  }
}
