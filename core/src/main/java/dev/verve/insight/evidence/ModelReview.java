package dev.verve.insight.evidence;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.model.Action;
import dev.verve.model.Lock;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BoundModel;
import dev.verve.sql.EventSql;
import dev.verve.sql.Names;
import dev.verve.sql.SqlFile;
import dev.verve.stats.CoefficientDrift;
import dev.verve.stats.Psi;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Is this model still true? What has changed since it was made, with what to do about each finding.
 * Nothing is changed by itself.
 *
 * @param asOf the last date of the events
 * @param findings what does not hold any more, gravest first
 * @param unknown what could not be looked at, and why
 * @param scores how scores are spread now and then; empty where the events cover one day
 * @param actions what actions said of the outcome now and then, or why that is not known
 * @param verdict the answer in one sentence
 */
public record ModelReview(
    LocalDate asOf,
    List<Finding> findings,
    List<String> unknown,
    Optional<Drift> scores,
    ActionDrift actions,
    String verdict) {
  private static final long OLD_LOCK_DAYS = 180;
  private static final double GREW = 1.5;
  private static final double ONE_SIDED = 0.9;
  private static final double MANY = 0.05;
  private static final int TIRELESS_DAYS = 28;

  /** Copies the lists. */
  public ModelReview {
    findings = List.copyOf(findings);
    unknown = List.copyOf(unknown);
  }

  /**
   * One finding.
   *
   * @param about a slug of its kind
   * @param found what was found
   * @param change what to do
   */
  public record Finding(String about, String found, String change) {}

  /** Reviews over loaded events; without an outcome the predictive questions stay open. */
  public static ModelReview of(
      Engine engine,
      BoundModel model,
      EventSpan span,
      @Nullable Lock lock,
      Optional<OutcomeLog> outcome) {
    List<Finding> findings = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    ActionDrift actions =
        outcome
            .map(log -> ActionDrift.of(engine, model, span, log))
            .orElseGet(() -> ActionDrift.refused("the model names no outcome."));
    predictive(actions, model, findings, unknown);
    age(lock, span, findings, unknown);
    Optional<Drift> scores = shift(engine, model, span, lock, findings, unknown);
    gone(engine, model, span, findings);
    plain(model, span, findings);
    gaming(engine, model, span, lock, findings);
    return new ModelReview(
        span.last(), findings, unknown, scores, actions, verdict(span, findings, unknown));
  }

  private static String verdict(EventSpan span, List<Finding> findings, List<String> unknown) {
    if (!findings.isEmpty()) {
      return "As of %s %d %s not hold any more; first: %s"
          .formatted(
              span.last(),
              findings.size(),
              findings.size() == 1 ? "thing does" : "things do",
              findings.get(0).found());
    }
    return unknown.isEmpty()
        ? "As of %s the model is still true.".formatted(span.last())
        : "As of %s nothing speaks against the model, but not all could be looked at."
            .formatted(span.last());
  }

  private static void predictive(
      ActionDrift drift, BoundModel model, List<Finding> findings, List<String> unknown) {
    if (!drift.refusal().isEmpty()) {
      unknown.add("Whether actions still predict: " + drift.refusal());
      return;
    }
    for (int i = 0; i < drift.actions().size(); i++) {
      CoefficientDrift it = drift.actions().get(i);
      double weight = weight(model, it.action());
      boolean silent = it.after().either(known -> known.high() <= 0, no -> false);
      boolean unsure = it.after().either(known -> known.low() <= 0, no -> false);
      if (weight > 0 && silent) {
        findings.add(
            new Finding(
                "predicts_loss",
                "%s goes with loss by now, but weighs %s.".formatted(it.action(), text(weight)),
                "Drop it, or learn the weights anew with `verve tune`."));
      } else if (it.changed()) {
        findings.add(
            new Finding(
                "weight_drift",
                "what %s is worth changed between %s and %s (p %.2g)."
                    .formatted(it.action(), drift.cuts().get(0), drift.cuts().get(1), it.p()),
                "Learn the weights anew with `verve tune`."));
      }
      if (weight > 0 && unsure && drift.growth().get(i) >= GREW) {
        findings.add(
            new Finding(
                "vanity",
                String.format(
                    Locale.ROOT,
                    "%s grew %.1f times without going with the outcome.",
                    it.action(),
                    drift.growth().get(i)),
                "Cap it with `max`, or drop it: it lifts scores and nothing else."));
      }
    }
  }

  private static void age(
      @Nullable Lock lock, EventSpan span, List<Finding> findings, List<String> unknown) {
    if (lock == null) {
      unknown.add("How old the scale is: there is no lock.");
    } else if (ChronoUnit.DAYS.between(lock.date(), span.last()) > OLD_LOCK_DAYS) {
      findings.add(
          new Finding(
              "old_lock",
              "the scale was fitted on %s, %d days ago."
                  .formatted(lock.date(), ChronoUnit.DAYS.between(lock.date(), span.last())),
              "Calibrate again with `verve calibrate`; scores will move once."));
    }
  }

  private static Optional<Drift> shift(
      Engine engine,
      BoundModel model,
      EventSpan span,
      @Nullable Lock lock,
      List<Finding> findings,
      List<String> unknown) {
    LocalDate then =
        lock == null || !lock.date().isAfter(span.first())
            ? span.last().minusDays(Math.min(90, span.days() / 2))
            : lock.date();
    if (!then.isBefore(span.last())) {
      return Optional.empty();
    }
    Drift drift = ScoreShift.between(engine, model, span, lock, then, span.last());
    Psi psi = drift.psi();
    if (psi instanceof Psi.Refused refused) {
      unknown.add("Whether scores are spread as before: " + refused.reason() + ".");
    }
    psi.compared()
        .filter(Psi.Compared::shifted)
        .ifPresent(
            it ->
                findings.add(
                    new Finding(
                        "psi",
                        String.format(
                            Locale.ROOT,
                            "scores are spread otherwise than on %s (PSI %.3f, by chance up to %.3f).",
                            then,
                            it.value(),
                            it.null95()),
                        "Ask `verve diagnose` why before you calibrate again.")));
    return Optional.of(drift);
  }

  private static void gone(
      Engine engine, BoundModel model, EventSpan span, List<Finding> findings) {
    Set<String> recent = new HashSet<>();
    engine.each(
        "select distinct v_event from event where v_day > "
            + engine.dialect().date(span.last().minusDays(model.model().window())),
        row -> recent.add(row.string("v_event")));
    for (ActionRow row : model.actions()) {
      if (row.action().events().stream().noneMatch(recent::contains)) {
        findings.add(
            new Finding(
                "gone",
                "%s has no events in the last %d days."
                    .formatted(row.path(), model.model().window()),
                "Check the tracking; if the feature is gone, take the action out."));
      }
    }
  }

  private static void plain(BoundModel model, EventSpan span, List<Finding> findings) {
    List<Double> weights =
        model.actions().stream().map(ActionRow::action).map(Action::weight).distinct().toList();
    if (model.actions().size() > 1 && weights.size() == 1) {
      findings.add(
          new Finding(
              "equal_weights",
              "all %d actions weigh the same: this counts clicks."
                  .formatted(model.actions().size()),
              "Learn weights from an outcome with `verve tune`."));
    }
    if (model.model().window() > span.days() / 2) {
      findings.add(
          new Finding(
              "window_too_long",
              "the window of %d days is more than half of the %d days of events."
                  .formatted(model.model().window(), span.days()),
              "Shorten it, or wait: no two separate windows can be compared yet."));
    }
  }

  private static void gaming(
      Engine engine,
      BoundModel model,
      EventSpan span,
      @Nullable Lock lock,
      List<Finding> findings) {
    Names names = new Names("_gaming");
    new ScoreRun(engine, model, span, lock)
        .prepare(span.last().minusDays(1), span.last())
        .at(span.last(), names);
    engine.each(
        SqlFile.render(
            "one_sided",
            Map.of(
                "point",
                names.point(),
                "score",
                names.score(),
                "share",
                String.valueOf(ONE_SIDED))),
        row -> {
          if (model.actions().size() > 1 && row.whole("users") > MANY * row.whole("top_users")) {
            findings.add(
                new Finding(
                    "one_action",
                    "%d of %d users in the top tenth have %.0f %% or more of their points from %s alone."
                        .formatted(
                            row.whole("users"),
                            row.whole("top_users"),
                            100 * ONE_SIDED,
                            row.string("branch") + "." + row.string("action")),
                    "Cap it with `max_per_day` or `max`, or bend it with `curve: log`."));
          }
        });
    engine.each(
        SqlFile.render(
            "tireless",
            Map.of(
                "entity", new EventSql(model, engine.dialect()).entity(),
                "start", engine.dialect().date(span.last().minusDays(TIRELESS_DAYS)),
                "hour", "extract(hour from e.v_at)")),
        row -> {
          if (row.whole("users") > 0) {
            findings.add(
                new Finding(
                    "bots",
                    "%d %s around the clock as no person does, such as %s."
                        .formatted(
                            row.whole("users"),
                            row.whole("users") == 1 ? "user acts" : "users act",
                            row.string("example")),
                    "Look at them, and leave them out with `exclude`."));
          }
        });
  }

  private static double weight(BoundModel model, String path) {
    return model.actions().stream()
        .filter(row -> row.path().equals(path))
        .mapToDouble(row -> row.action().weight())
        .findFirst()
        .orElse(0);
  }

  private static String text(double weight) {
    return weight == Math.rint(weight) ? String.valueOf((long) weight) : String.valueOf(weight);
  }
}
