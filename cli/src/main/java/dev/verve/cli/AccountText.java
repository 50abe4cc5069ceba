package dev.verve.cli;

import dev.verve.insight.AccountChange;
import dev.verve.insight.AccountExplanation;
import dev.verve.insight.AccountOutlook;
import dev.verve.model.ScoreModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One account's score in words and tables. */
final class AccountText {
  private static final int MEMBERS = 10;

  private AccountText() {}

  static List<String> lines(
      ScoreModel model, AccountExplanation account, Optional<AccountChange> change) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Account %s scores %s (%s) on %s, rolled up from %s users (%s)."
            .formatted(
                account.id(),
                Numbers.points(account.score()),
                BandPaint.title(account.band()),
                account.asOf(),
                Numbers.count(account.users()),
                model.rollup() == null ? "" : model.rollup().kind().word()));
    lines.add("");
    Table actions = new Table().text("Action").number("brings");
    account
        .actions()
        .forEach(part -> actions.row(part.action().path(), Numbers.points(part.points())));
    lines.addAll(actions.lines());
    lines.add("");
    Table members = new Table().text("User").number("score").text("band").number("brings");
    account.members().stream()
        .limit(MEMBERS)
        .forEach(
            member ->
                members.row(
                    member.id(),
                    Numbers.points(member.score()),
                    BandPaint.title(member.band()),
                    Numbers.points(member.part())));
    lines.addAll(members.lines());
    change.ifPresent(c -> lines.addAll(change(c)));
    lines.addAll(outlook(model, account));
    return lines;
  }

  private static List<String> change(AccountChange change) {
    double was = change.before().map(AccountExplanation::score).orElse(0.0);
    double now = change.after().score();
    List<String> lines = new ArrayList<>(List.of(""));
    lines.add(
        change
            .before()
            .map(
                before ->
                    "Since %s: from %s to %s (%s)."
                        .formatted(
                            before.asOf(),
                            Numbers.points(was),
                            Numbers.points(now),
                            Numbers.change(now - was)))
            .orElse("It has had users only since then."));
    Table actions = new Table().text("Action").number("change");
    change
        .actions()
        .forEach(part -> actions.row(part.action().path(), Numbers.change(part.scoreChange())));
    lines.addAll(actions.lines());
    lines.add("");
    Table members = new Table().text("User").number("score then").number("now").number("change");
    change.members().stream()
        .limit(MEMBERS)
        .forEach(
            part ->
                members.row(
                    part.id(),
                    part.scoreBefore().map(Numbers::points).orElse("not there"),
                    part.scoreAfter().map(Numbers::points).orElse("gone"),
                    Numbers.change(part.scoreChange())));
    lines.addAll(members.lines());
    return lines;
  }

  private static List<String> outlook(ScoreModel model, AccountExplanation account) {
    AccountOutlook outlook = account.outlook();
    if (outlook.unknown().isPresent()) {
      return List.of("", "What would lift it is not known: " + outlook.unknown().get() + ".");
    }
    List<String> lines =
        OutlookText.lines(
            model, account.band(), outlook.next(), outlook.lifts(), outlook.daysUntilFall());
    if (!outlook.lifts().isEmpty()) {
      lines.set(1, lines.get(1).replace(":", ", each of its users would do:"));
    }
    return lines;
  }
}
