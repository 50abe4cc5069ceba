package dev.verve.insight;

import dev.verve.engine.Engine;
import dev.verve.engine.Fit;
import dev.verve.engine.Scored;
import dev.verve.model.Band;
import dev.verve.model.Rollup;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BoundModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What lies ahead of an account: what would lift it to its next band, and when it falls if nobody
 * does anything. Both ask all of its users' histories anew.
 *
 * @param next the next band; empty in the highest
 * @param lifts for each action that alone reaches it, the least that each user would do more, the
 *     least first
 * @param daysUntilFall days until the account leaves its band without activity, the model's hold
 *     included; empty where it does not
 * @param unknown why neither is known; empty where they are
 */
public record AccountOutlook(
    Optional<Band> next, List<Lift> lifts, OptionalInt daysUntilFall, Optional<String> unknown) {
  /** Every user's history is read and scored some hundred times. */
  private static final int MOST_USERS = 2_000;

  /** Of a date that is over. */
  static final AccountOutlook NONE = unknown("the date is over");

  public AccountOutlook {
    lifts = List.copyOf(lifts);
  }

  /** Of what nobody can look ahead from. */
  static AccountOutlook unknown(String why) {
    return new AccountOutlook(Optional.empty(), List.of(), OptionalInt.empty(), Optional.of(why));
  }

  static AccountOutlook of(
      Engine engine, BoundModel model, Rollup rollup, Scored scored, String account, Band band) {
    List<Band> bands = model.model().bands().list();
    int index = bands.indexOf(band);
    Optional<Band> next =
        index + 1 < bands.size() ? Optional.of(bands.get(index + 1)) : Optional.empty();
    String members =
        "select entity from %s where account = %s"
            .formatted(scored.names().score(), engine.dialect().text(account));
    Map<String, EntityHistory> histories =
        EntityHistory.ofAll(engine, model, scored.names(), members, MOST_USERS);
    if (histories.isEmpty()) {
      String reason = "it has more than " + MOST_USERS + " users, whose histories it would take";
      return new AccountOutlook(next, List.of(), OptionalInt.empty(), Optional.of(reason));
    }
    double seats =
        engine
            .query(
                "select coalesce(max(seats), 0) as seats from %s where account = %s"
                    .formatted(scored.names().score(), engine.dialect().text(account)))
            .get(0)
            .real("seats");
    RolledUp rolled =
        RolledUp.of(
            model, rollup, seats, scored.fit().scale(), scored.accountFit().map(Fit::scale));
    List<EntityHistory> users = List.copyOf(histories.values());
    return new AccountOutlook(
        next,
        next.map(to -> lifts(model, rolled, users, scored.asOf(), to)).orElse(List.of()),
        index == 0 ? OptionalInt.empty() : fall(model, rolled, users, scored.asOf(), band),
        Optional.empty());
  }

  private static List<Lift> lifts(
      BoundModel model, RolledUp rolled, List<EntityHistory> users, LocalDate asOf, Band to) {
    List<double[]> points = users.stream().map(user -> user.uncapped(asOf)).toList();
    List<Lift> lifts = new ArrayList<>();
    for (ActionRow action : model.actions()) {
      if (action.action().weight() > 0) {
        LeastExtra.reaching(
                action,
                to.least(),
                extra ->
                    rolled.score(
                        IntStream.range(0, users.size())
                            .mapToDouble(
                                i -> users.get(i).rawWith(points.get(i), asOf, action, extra))
                            .toArray()))
            .ifPresent(extra -> lifts.add(new Lift(action, extra)));
      }
    }
    lifts.sort(Comparator.comparingDouble(Lift::extra));
    return lifts;
  }

  private static OptionalInt fall(
      BoundModel model, RolledUp rolled, List<EntityHistory> users, LocalDate asOf, Band band) {
    double held = band.least() - model.model().hold();
    return Silence.daysUntil(
        asOf,
        later -> rolled.score(users.stream().mapToDouble(u -> u.raw(later)).toArray()) < held,
        later -> users.stream().anyMatch(user -> user.anythingLeft(later)));
  }
}
