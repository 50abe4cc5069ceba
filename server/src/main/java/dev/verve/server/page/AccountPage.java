package dev.verve.server.page;

import dev.verve.insight.AccountChange;
import dev.verve.insight.AccountExplanation;
import dev.verve.insight.ChampionLoss;
import dev.verve.model.Entity;
import dev.verve.model.ScoreModel;
import dev.verve.report.Days;
import dev.verve.server.api.Head;
import dev.verve.server.api.ScoreList;
import dev.verve.server.api.Subject;
import dev.verve.server.live.Analysis;
import dev.verve.server.live.Described;
import dev.verve.server.live.ImportedScores;
import dev.verve.server.live.Stories;
import dev.verve.server.live.Timeline;
import dev.verve.server.web.HttpProblem;
import dev.verve.sql.Bounds;
import io.javalin.http.Context;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One account whose score is made of its users' scores. */
public final class AccountPage {
  private static final int MONTH = 28;
  private static final int EVENTS = 30;
  private static final int MEMBERS = 25;
  private static final String STEPS =
      "The steps are what each member changed; they sum to the change exactly.";

  private final Pages pages;

  AccountPage(Pages pages) {
    this.pages = pages;
  }

  /**
   * What the page shows.
   *
   * @param lead the answer in a sentence
   * @param warning that its champion is lost; empty where that is not so
   * @param champion the id of the one who is lost
   * @param aboutCharts what the charts tell, or why there are none
   * @param members those who bring most first
   * @param outlook what would lift it, and what comes if nothing is done
   */
  public record View(
      Frame frame,
      String id,
      String lead,
      String warning,
      String champion,
      ScoreList.Row row,
      ScoreModel model,
      List<String> charts,
      String aboutCharts,
      Parts parts,
      List<Member> members,
      Outlook outlook,
      Optional<Bounds> kept,
      LocalDate from,
      LocalDate to,
      Map<String, String> traits,
      List<Timeline.Entry> events) {}

  /**
   * A user of the account.
   *
   * @param name what they are called; empty where it is not known
   * @param part what they bring to the account
   * @param change of the account's score by them; empty where no earlier date is known
   */
  public record Member(
      String id, String name, double score, String band, double part, Optional<Double> change) {}

  /** What a snapshot tells. */
  private record Stored(
      ScoreList.Row row,
      Course course,
      Map<String, String> traits,
      List<Timeline.Entry> events,
      Named named) {}

  void show(Context ctx, Visitor visitor) {
    String id = ctx.pathParam("id");
    Head head = pages.head();
    Subject subject = Subject.of(Subject.Kind.ACCOUNTS, head.model());
    long key = pages.store().read(connection -> subject.find(connection, id));
    Beside<Stored> beside =
        Beside.of(() -> pages.store().read(connection -> read(connection, head, id)));
    boolean isImported =
        pages.store().read(connection -> ImportedScores.stand(connection, head.model().key()));
    Bounds kept = new Bounds(head.live().historyFrom(), head.asOf());
    Dates dates = Dates.asked(ctx, kept, Math.min(MONTH, kept.length() - 1));
    Optional<AccountChange> change =
        kept.length() < 2 || isImported
            ? Optional.empty()
            : new Stories(pages.store(), head.model()).ofAccount(key, dates.from(), dates.to());
    AccountExplanation explanation =
        change
            .filter(it -> it.after().asOf().equals(head.asOf()))
            .map(AccountChange::after)
            .or(() -> new Analysis(pages.store(), head.model()).explainAccount(key, head.asOf()))
            .orElseThrow(() -> none(id));
    Stored stored = beside.get();
    Set<Long> shown = shown(explanation, change);
    Named named =
        stored.named().ofAll(shown)
            ? stored.named()
            : pages.store().read(connection -> Named.of(connection, shown));
    List<String> charts = new ArrayList<>();
    ScoreModel model = head.model().model();
    if (stored.course().isKept()) {
      charts.add(stored.course().figure(model.bands()).html());
    }
    change.ifPresent(
        it ->
            charts.add(
                Change.of(
                        it,
                        it.members().stream().map(member -> named.id(member.id())).toList(),
                        dates.from(),
                        dates.to())
                    .html()));
    Optional<ChampionLoss> loss = change.flatMap(ChampionLoss::of);
    pages.show(
        ctx,
        "account",
        new View(
            pages.frame(ctx, visitor, Room.ACCOUNTS, id, head),
            id,
            lead(explanation, change, dates),
            loss.map(it -> warning(it, dates)).orElse(""),
            loss.map(it -> named.id(it.id())).orElse(""),
            stored.row(),
            model,
            charts,
            Course.words(stored.course(), isImported, STEPS),
            Parts.of(
                model,
                explanation.actions().stream()
                    .map(part -> new Parts.Part(part.action(), "", part.points()))
                    .toList()),
            members(explanation, change, named),
            Outlook.of(model, explanation.outlook(), explanation.band()),
            stored.course().isKept() && !isImported ? Optional.of(kept) : Optional.empty(),
            dates.from(),
            dates.to(),
            stored.traits(),
            stored.events()));
  }

  private Stored read(Connection connection, Head head, String id) throws SQLException {
    Subject subject = Subject.of(Subject.Kind.ACCOUNTS, head.model());
    ScoreList one = ScoreList.one(connection, head, Subject.Kind.ACCOUNTS, id);
    ScoreList.Row row = one.rows().stream().findFirst().orElseThrow(() -> none(id));
    return new Stored(
        row,
        Course.read(connection, subject, head.model().key(), row.entity()),
        new Described(connection).account(row.entity()),
        new Timeline(connection).ofAccount(row.entity(), EVENTS),
        Named.of(connection, new Described(connection).everIn(row.entity())));
  }

  private static Set<Long> shown(AccountExplanation explanation, Optional<AccountChange> change) {
    Set<Long> keys = new HashSet<>();
    explanation.members().forEach(member -> keys.add(Long.valueOf(member.id())));
    change.ifPresent(it -> it.members().forEach(member -> keys.add(Long.valueOf(member.id()))));
    return keys;
  }

  /** Ids and names of persons by their keys. */
  private record Named(Map<String, String> ids, Map<String, String> names) {
    static Named of(Connection connection, Set<Long> keys) throws SQLException {
      Map<String, String> ids = new HashMap<>();
      new Subject(Subject.Kind.USERS, Entity.USER)
          .ids(connection, keys)
          .forEach((key, id) -> ids.put(key.toString(), id));
      Map<String, String> names = new HashMap<>();
      new Described(connection)
          .people(keys)
          .forEach((key, traits) -> names.put(key.toString(), traits.getOrDefault("name", "")));
      return new Named(ids, names);
    }

    /** False where somebody joined the account after the names were read. */
    boolean ofAll(Set<Long> keys) {
      return keys.stream().allMatch(key -> ids.containsKey(key.toString()));
    }

    String id(String key) {
      return ids.getOrDefault(key, key);
    }
  }

  private static List<Member> members(
      AccountExplanation explanation, Optional<AccountChange> change, Named named) {
    Map<String, Double> changes = new HashMap<>();
    change.ifPresent(
        it -> it.members().forEach(part -> changes.put(part.id(), part.scoreChange())));
    return explanation.members().stream()
        .limit(MEMBERS)
        .map(
            member ->
                new Member(
                    named.id(member.id()),
                    named.names().getOrDefault(member.id(), ""),
                    member.score(),
                    member.band(),
                    member.part(),
                    Optional.ofNullable(changes.get(member.id()))))
        .toList();
  }

  private static String lead(
      AccountExplanation account, Optional<AccountChange> change, Dates dates) {
    String those = account.users() == 1 ? "user" : "users";
    String moved =
        change
            .map(it -> it.after().score() - it.before().map(AccountExplanation::score).orElse(0.0))
            .filter(delta -> Math.abs(delta) >= 0.05)
            .map(
                delta ->
                    ", %s %s since %s"
                        .formatted(
                            delta < 0 ? "down" : "up",
                            Say.tenths(Math.abs(delta)),
                            Days.words(dates.from())))
            .orElse("");
    return "Scored %s from %s %s%s."
        .formatted(Say.tenths(account.score()), Say.count(account.users()), those, moved);
  }

  private static String warning(ChampionLoss loss, Dates dates) {
    return "brought %s of the account's score on %s and fell from %s to %s since."
        .formatted(
            Say.percent(loss.share()),
            Days.words(dates.from()),
            Say.tenths(loss.scoreBefore()),
            Say.tenths(loss.scoreAfter()));
  }

  private static HttpProblem none(String id) {
    return HttpProblem.missing("there is no score of the account " + id);
  }
}
