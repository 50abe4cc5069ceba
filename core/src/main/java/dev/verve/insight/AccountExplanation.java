package dev.verve.insight;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.engine.Scored;
import dev.verve.model.Band;
import dev.verve.model.Rollup;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Why an account's score is what it is: what each action and each user brings to it.
 *
 * @param id the account
 * @param asOf the date
 * @param raw the sum of what its users bring; the score itself, but for a roll-up by sum
 * @param score its score
 * @param band its band
 * @param users its users
 * @param actions what each action brings; they sum to {@code raw}
 * @param members its users, those who bring most first; their parts sum to {@code raw}
 * @param outlook what would lift it, and when it falls
 */
public record AccountExplanation(
    String id,
    LocalDate asOf,
    double raw,
    double score,
    String band,
    long users,
    List<ActionPart> actions,
    List<Member> members,
    AccountOutlook outlook) {

  /**
   * What an action brings.
   *
   * @param action the action
   * @param points its part
   */
  public record ActionPart(ActionRow action, double points) {}

  /**
   * A user of the account.
   *
   * @param id the user
   * @param score the user's own score
   * @param band the user's own band
   * @param part what the user brings to the account
   */
  public record Member(String id, double score, String band, double part) {}

  /** How an outlook is come by. */
  private interface Looking {
    AccountOutlook ahead(Rollup rollup, Band band);
  }

  /** The explanation of an account at a scored date; empty where it has no users then. */
  public static Optional<AccountExplanation> of(
      Engine engine, BoundModel model, Scored scored, String id) {
    return of(
        engine,
        model,
        scored.names(),
        scored.asOf(),
        id,
        (rollup, band) -> AccountOutlook.of(engine, model, rollup, scored, id, band));
  }

  /** The same of a date that is over, from which nobody looks ahead. */
  public static Optional<AccountExplanation> ofPast(
      Engine engine, BoundModel model, Scored scored, String id) {
    Looking back = (rollup, band) -> AccountOutlook.NONE;
    return of(engine, model, scored.names(), scored.asOf(), id, back);
  }

  /**
   * The same of points alone, where what was done for them is not at hand.
   *
   * @param unknown why nothing is known of what lies ahead
   */
  public static Optional<AccountExplanation> ofPoints(
      Engine engine, BoundModel model, Names names, LocalDate asOf, String id, String unknown) {
    return of(engine, model, names, asOf, id, (rollup, band) -> AccountOutlook.unknown(unknown));
  }

  private static Optional<AccountExplanation> of(
      Engine engine, BoundModel model, Names names, LocalDate asOf, String id, Looking looking) {
    String where = " where account = " + engine.dialect().text(id);
    List<Row> found =
        engine.query("select raw, score, band, users from " + names.accountScore() + where);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<ActionPart> actions =
        engine
            .query(
                "select action_key, points from %s%s order by points desc"
                    .formatted(names.accountPoint(), where))
            .stream()
            .map(
                row ->
                    new ActionPart(
                        model.actions().get((int) row.whole("action_key")), row.real("points")))
            .toList();
    List<Member> members =
        engine
            .query(
                "select m.entity, s.score, s.band, m.part from %s m join %s s on s.entity = m.entity where m.account = %s order by m.part desc, s.score desc, m.entity"
                    .formatted(names.member(), names.score(), engine.dialect().text(id)))
            .stream()
            .map(
                row ->
                    new Member(
                        row.string("entity"),
                        row.real("score"),
                        row.string("band"),
                        row.real("part")))
            .toList();
    Row row = found.get(0);
    Band band = model.model().bands().named(row.string("band"));
    Rollup rollup = Objects.requireNonNull(model.model().rollup());
    return Optional.of(
        new AccountExplanation(
            id,
            asOf,
            row.real("raw"),
            row.real("score"),
            row.string("band"),
            row.whole("users"),
            actions,
            members,
            looking.ahead(rollup, band)));
  }
}
