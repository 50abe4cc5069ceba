package dev.verve.server.act.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.alert.AlertRule;
import dev.verve.alert.Trigger;
import dev.verve.chart.Digits;
import dev.verve.insight.diagnosis.Cause;
import dev.verve.insight.diagnosis.Diagnosis;
import dev.verve.insight.series.Anomaly;
import dev.verve.problem.UserError;
import dev.verve.server.act.alert.Fire.Subject;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Studies;
import dev.verve.server.live.Trees;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.web.JsonText;
import dev.verve.sql.Bounds;
import dev.verve.sql.DuckDbDialect;
import dev.verve.stats.Cusum;
import dev.verve.stats.Psi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Watches everybody together. What compares two dates at leisure is looked at on Mondays, since a
 * test that is repeated daily on nearly the same data finds something sooner or later; what is not
 * as usual is looked for on each day.
 */
final class TogetherWatch implements Trigger.Cases<List<Fire>> {
  private static final double FALSE_ALARMS = 0.05;

  private final Store store;
  private final LiveModel model;
  private final AlertRule rule;
  private final Bounds days;
  private final LocalDate begin;

  /**
   * A watch.
   *
   * @param days the days that are asked about
   * @param begin the first day of the kept history
   */
  TogetherWatch(Store store, LiveModel model, AlertRule rule, Bounds days, LocalDate begin) {
    this.store = store;
    this.model = model;
    this.rule = rule;
    this.days = days;
    this.begin = begin;
  }

  List<Fire> fires() {
    return rule.trigger().by(this);
  }

  private List<LocalDate> mondays() {
    return days.first()
        .datesUntil(days.last().plusDays(1))
        .filter(day -> day.getDayOfWeek() == DayOfWeek.MONDAY)
        .toList();
  }

  @Override
  public List<Fire> crosses(Trigger.Crosses trigger) {
    throw new IllegalStateException("a crossing is of each");
  }

  @Override
  public List<Fire> falls(Trigger.Falls trigger) {
    throw new IllegalStateException("a fall is of each");
  }

  @Override
  public List<Fire> stays(Trigger.Stays trigger) {
    throw new IllegalStateException("a stay is of each");
  }

  @Override
  public List<Fire> drags(Trigger.Drags trigger) {
    List<Fire> found = new ArrayList<>();
    Studies studies = new Studies(store, model);
    for (LocalDate day : mondays()) {
      try {
        Diagnosis diagnosis =
            studies.diagnosis(day.minusDays(trigger.days()), day, Optional.empty());
        for (Cause cause : diagnosis.reported(Cause.View.BRANCH)) {
          boolean isMeant = trigger.branch() == null || cause.name().equals(trigger.branch());
          if (isMeant && cause.effect().value() < 0) {
            found.add(dragging(day, trigger, cause));
          }
        }
      } catch (UserError e) {
        // nobody was there at one of the two dates, so that nothing can be said of it
      }
    }
    return found;
  }

  private Fire dragging(LocalDate day, Trigger.Drags trigger, Cause cause) {
    String words =
        "takes %s points from the average since %s (95 %% interval %s to %s)"
            .formatted(
                Digits.tenths(-cause.effect().value()),
                day.minusDays(trigger.days()),
                Digits.tenths(-cause.effect().high()),
                Digits.tenths(-cause.effect().low()));
    return new Fire(day, Subject.named(Kind.BRANCH, cause.name()), words, null, cause.name());
  }

  @Override
  public List<Fire> drifts(Trigger.Drifts trigger) {
    List<Fire> found = new ArrayList<>();
    for (LocalDate day : mondays()) {
      LocalDate then = day.minusDays(trigger.days());
      if (!then.isBefore(begin)) {
        Psi.of(scores(then), scores(day))
            .compared()
            .filter(Psi.Compared::shifted)
            .ifPresent(psi -> found.add(drifting(day, then, psi)));
      }
    }
    return found;
  }

  private Fire drifting(LocalDate day, LocalDate then, Psi.Compared psi) {
    String words =
        "are spread otherwise than on %s: PSI %s, by chance up to %s"
            .formatted(then, Digits.hundredths(psi.value()), Digits.hundredths(psi.null95()));
    return new Fire(
        day, Subject.named(Kind.SCORES, model.model().name()), words, null, rule.branch());
  }

  private double[] scores(LocalDate day) {
    return store.read(
        connection -> {
          List<Double> scores = new ArrayList<>();
          new Sql(connection)
              .each(
                  "select score from score_day where version_key = ? and day = ?",
                  row -> scores.add(row.getDouble(1)),
                  model.key(),
                  day);
          return scores.stream().mapToDouble(Double::doubleValue).toArray();
        });
  }

  @Override
  public List<Fire> unusual(Trigger.Unusual trigger) {
    int watched = Math.max(trigger.days(), days.length());
    return new Trees(store, model)
            .anomalies(days.last(), watched, FALSE_ALARMS, Optional.ofNullable(trigger.segment()))
            .found()
            .stream()
            .filter(found -> !found.day().isBefore(days.first()))
            .filter(
                found -> trigger.branch() == null || found.branch().slug().equals(trigger.branch()))
            .map(TogetherWatch::odd)
            .toList();
  }

  private static Fire odd(Anomaly found) {
    String branch = found.branch().slug();
    String about = found.segment().isEmpty() ? branch : branch + " of " + found.segment();
    String what =
        found.kind() == Cusum.Kind.FALL
            ? "fell"
            : found.kind() == Cusum.Kind.RISE ? "rose" : "had an odd day";
    String words =
        "%s on %s: %s points a user and day, usually %s"
            .formatted(
                what,
                found.since(),
                Digits.hundredths(found.value()),
                Digits.hundredths(found.usual()));
    return new Fire(found.day(), Subject.named(Kind.BRANCH, about), words, null, branch);
  }

  @Override
  public List<Fire> review(Trigger.Review trigger) {
    List<Fire> found = new ArrayList<>();
    return store.read(
        connection -> {
          String zone = new DuckDbDialect().text(model.model().timezone().getId());
          new Sql(connection)
              .each(
                  "select cast(timezone(%s, made_at) as date) as day, document from evidence where version_key = ? order by made_at"
                      .formatted(zone),
                  row -> {
                    LocalDate day = row.getObject(1, LocalDate.class);
                    JsonNode review = parsed(row.getString(2)).path("review");
                    boolean isAsked = !day.isBefore(days.first()) && !day.isAfter(days.last());
                    if (isAsked && !review.path("findings").isEmpty()) {
                      found.add(failing(day, review));
                    }
                  },
                  model.key());
          return found;
        });
  }

  private Fire failing(LocalDate day, JsonNode review) {
    String words =
        "does not hold any more: " + review.path("findings").path(0).path("found").asText();
    return new Fire(
        day, Subject.named(Kind.MODEL, model.model().name()), words, null, rule.branch());
  }

  private static JsonNode parsed(String document) {
    try {
      return JsonText.MAPPER.readTree(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Fire> silent(Trigger.Silent trigger) {
    return new Silence(store, model.model().timezone()).gaps(trigger.after(), days, rule);
  }
}
