package dev.verve.insight.evidence;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.model.FittedScale;
import dev.verve.model.Lock;
import dev.verve.model.Outcome;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Names;
import dev.verve.stats.Measured;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The probability of an outcome for everybody, from their score: what became of users of like
 * scores at the last date whose outcome is closed. By Platt's curve; from 1,000 outcomes of either
 * kind on by the rising curve nearest to what happened.
 *
 * <p>It assumes that scores mean next period what they meant last period. It refuses where the
 * evidence does: too few outcomes, or a score that does not rank them better than chance.
 *
 * @param outcome what is forecast
 * @param learnedOn the date whose outcomes the curve was learned from
 * @param asOf the date of the scores that it is applied to
 * @param method the curve; empty when refused
 * @param users everybody with score and probability; empty when refused
 * @param groups what to expect of each account, where users have accounts
 * @param total what to expect of all
 * @param verdict the answer in one sentence
 */
public record Forecast(
    Outcome outcome,
    LocalDate learnedOn,
    LocalDate asOf,
    String method,
    List<User> users,
    List<Group> groups,
    Optional<Group> total,
    String verdict) {
  /** Copies the lists. */
  public Forecast {
    users = List.copyOf(users);
    groups = List.copyOf(groups);
  }

  /**
   * One user.
   *
   * @param id the user
   * @param account the account; null where there is none
   * @param score of the date
   * @param probability of the outcome
   */
  public record User(String id, @Nullable String account, double score, double probability) {}

  /**
   * What to expect of several users together.
   *
   * @param name the account, or "all"
   * @param users how many they are
   * @param expected how many will have the outcome, with the interval in which 95 % of the sums of
   *     independent users with these probabilities lie
   */
  public record Group(String name, int users, Measured expected) {}

  /** Forecasts over loaded events, with the lock where there is one. */
  public static Forecast of(
      Engine engine, BoundModel model, EventSpan span, @Nullable Lock lock, OutcomeLog log) {
    Names names = new Names("_now");
    LocalDate now = span.last();
    Scored scored = new ScoreRun(engine, model, span, lock).prepare(now).at(now, names);
    List<User> present = present(engine, names);
    LocalDate closed = Cuts.Dates.lastClosed(log.lastKnown(), log.outcome().days());
    LocalDate learnedOn = closed.isAfter(now) ? now : closed;
    if (learnedOn.isBefore(span.first())) {
      return refused(log, learnedOn, now, "no date has an outcome that is closed.");
    }
    ScoredUsers known = known(engine, model, span, lock, log, learnedOn, scored.fit().scale());
    Validation validation = Validator.judge(known, model.model().bands());
    boolean predicts =
        validation.judged().map(it -> it.finding() == Validation.Finding.PREDICTS).orElse(false);
    if (!predicts) {
      String why = validation.verdict().replaceFirst("^INSUFFICIENT: ", "");
      return refused(log, learnedOn, now, why);
    }
    ProbabilityCurve curve = ProbabilityCurve.of(known);
    List<User> users =
        present.stream()
            .map(it -> new User(it.id(), it.account(), it.score(), curve.probability(it.score())))
            .toList();
    Group total = group("all", users);
    return new Forecast(
        log.outcome(),
        learnedOn,
        now,
        curve.method(),
        users,
        groups(users),
        Optional.of(total),
        "Of %,d users %.0f are expected to have the outcome within %d days (%.0f to %.0f)."
            .formatted(
                users.size(),
                total.expected().value(),
                log.outcome().days(),
                total.expected().low(),
                total.expected().high()));
  }

  private static Forecast refused(
      OutcomeLog log, LocalDate learnedOn, LocalDate now, String reason) {
    return new Forecast(
        log.outcome(),
        learnedOn,
        now,
        "",
        List.of(),
        List.of(),
        Optional.empty(),
        "INSUFFICIENT: " + reason);
  }

  private static List<User> present(Engine engine, Names names) {
    List<User> users = new ArrayList<>();
    engine.each(
        "select entity, account, score from %s order by score desc, entity"
            .formatted(names.score()),
        row ->
            users.add(new User(row.string("entity"), row.text("account"), row.real("score"), 0)));
    return users;
  }

  /** Users of the closed date on the scale of now, so that both scores mean the same. */
  private static ScoredUsers known(
      Engine engine,
      BoundModel model,
      EventSpan span,
      @Nullable Lock lock,
      OutcomeLog log,
      LocalDate date,
      FittedScale scale) {
    CutReader reader =
        CutReader.open(engine, model, span, lock, new Cuts.Dates(List.of(date)), log);
    CutReader.Part part = new CutReader.Part(0, 0, 1);
    CutRows rows = reader.rows(part);
    double[] raw = reader.signals(rows, part).getOrDefault(Signal.RAW, new double[0]);
    double[] scores = Arrays.stream(raw).map(scale::score).toArray();
    ScoredUsers alone = ScoredUsers.of(scores, rows.outcomes());
    return rows.isGrouped() ? alone.inClusters(rows.clusters()) : alone;
  }

  private static List<Group> groups(List<User> users) {
    Map<String, List<User>> byAccount = new LinkedHashMap<>();
    users.forEach(
        user -> {
          if (user.account() != null) {
            byAccount.computeIfAbsent(user.account(), account -> new ArrayList<>()).add(user);
          }
        });
    return byAccount.entrySet().stream()
        .map(entry -> group(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Group group(String name, List<User> users) {
    double[] probabilities = users.stream().mapToDouble(User::probability).toArray();
    return new Group(name, users.size(), ExpectedCount.of(probabilities));
  }
}
