package dev.verve.server.page;

import dev.verve.chart.Digits;
import dev.verve.insight.Explanation;
import dev.verve.insight.ScoreChange.ActionChange;
import dev.verve.insight.ScoreStory;
import dev.verve.model.Entity;
import dev.verve.model.ScoreModel;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One score that is made of events: a user's, or an account's that is scored itself. */
public final class PersonPage {
  private static final int MONTH = 28;
  private static final int EVENTS = 40;
  private static final String STEPS =
      "The steps sum to the change exactly, whatever moved the score: what was done, what grew old,"
          + " and what we changed ourselves.";

  private final Pages pages;
  private final Subject.Kind kind;
  private final Room room;

  PersonPage(Pages pages, Subject.Kind kind, Room room) {
    this.pages = pages;
    this.kind = kind;
    this.room = room;
  }

  /**
   * What the page shows.
   *
   * @param id whose
   * @param name what they are called; empty where nothing is known
   * @param lead the answer in a sentence
   * @param row the current score
   * @param charts its course and its change, as markup
   * @param aboutCharts what they tell, or why there are none
   * @param parts what each action brings
   * @param changes what each action changed, the largest first
   * @param outlook what would lift it, and what comes if nothing is done
   * @param kept the days between which a change can be asked for; empty where none are
   * @param from the earlier date of the change
   * @param to its later date
   * @param model the published model
   * @param frame what stands around every page
   * @param traits what is known of them
   * @param events what they did, the newest first
   * @param isPerson whether it is a person, who can be erased
   */
  public record View(
      Frame frame,
      String id,
      String name,
      String lead,
      ScoreList.Row row,
      ScoreModel model,
      List<String> charts,
      String aboutCharts,
      Parts parts,
      List<ActionChange> changes,
      Outlook outlook,
      Optional<Bounds> kept,
      LocalDate from,
      LocalDate to,
      Map<String, String> traits,
      List<Timeline.Entry> events,
      boolean isPerson) {}

  /** Whose page it is: the person, and the key of the id, which may have been another's once. */
  private record Keys(long key, long named) {
    static Keys of(Connection connection, Subject subject, String id) throws SQLException {
      return new Keys(subject.find(connection, id), subject.named(connection, id));
    }
  }

  /** What a snapshot tells. */
  private record Stored(
      ScoreList.Row row, Course course, Map<String, String> traits, List<Timeline.Entry> events) {}

  void show(Context ctx, Visitor visitor) {
    String id = ctx.pathParam("id");
    Head head = pages.head();
    Subject subject = Subject.of(kind, head.model());
    Keys keys = pages.store().read(connection -> Keys.of(connection, subject, id));
    Beside<Stored> stored =
        Beside.of(() -> pages.store().read(connection -> read(connection, head, id)));
    boolean isImported =
        pages.store().read(connection -> ImportedScores.stand(connection, head.model().key()));
    Bounds kept = new Bounds(head.live().historyFrom(), head.asOf());
    Dates dates = Dates.asked(ctx, kept, Math.min(MONTH, kept.length() - 1));
    Optional<ScoreStory> story =
        kept.length() < 2 || isImported
            ? Optional.empty()
            : new Stories(pages.store(), head.model())
                .of(keys.key(), keys.named(), dates.from(), dates.to(), Optional.empty());
    Explanation explanation =
        story
            .map(it -> it.change().after())
            .filter(it -> it.asOf().equals(head.asOf()))
            .or(() -> new Analysis(pages.store(), head.model()).explain(keys.key(), head.asOf()))
            .orElseThrow(() -> none(id));
    pages.show(
        ctx,
        "person",
        view(ctx, visitor, head, id, stored.get(), dates, explanation, story, isImported));
  }

  private Stored read(Connection connection, Head head, String id) throws SQLException {
    Subject subject = Subject.of(kind, head.model());
    ScoreList one = ScoreList.one(connection, head, kind, id);
    ScoreList.Row row = one.rows().stream().findFirst().orElseThrow(() -> none(id));
    long key = row.entity();
    Timeline timeline = new Timeline(connection);
    Described described = new Described(connection);
    return new Stored(
        row,
        Course.read(connection, subject, head.model().key(), key),
        subject.isAccount()
            ? described.account(key)
            : described.people(List.of(key)).getOrDefault(key, Map.of()),
        subject.isAccount() ? timeline.ofAccount(key, EVENTS) : timeline.ofPerson(key, EVENTS));
  }

  private View view(
      Context ctx,
      Visitor visitor,
      Head head,
      String id,
      Stored stored,
      Dates dates,
      Explanation explanation,
      Optional<ScoreStory> story,
      boolean isImported) {
    ScoreModel model = head.model().model();
    List<String> charts =
        Stream.concat(
                stored.course().isKept()
                    ? Stream.of(stored.course().figure(model.bands()).html())
                    : Stream.empty(),
                story.stream().map(it -> Change.of(it, dates.from(), dates.to()).html()))
            .toList();
    return new View(
        pages.frame(ctx, visitor, room, id, head),
        id,
        stored.traits().getOrDefault("name", ""),
        story
            .map(ScoreStory::summary)
            .orElse("Scored %s.".formatted(Say.tenths(stored.row().score()))),
        stored.row(),
        model,
        charts,
        Course.words(stored.course(), isImported, STEPS),
        Parts.of(
            model,
            explanation.parts().stream()
                .map(part -> new Parts.Part(part.action(), amount(part.amount()), part.points()))
                .toList()),
        story
            .map(
                it ->
                    it.change().parts().stream()
                        .filter(part -> Math.abs(part.scoreChange()) >= 0.05)
                        .sorted(
                            (l, r) ->
                                Double.compare(
                                    Math.abs(r.scoreChange()), Math.abs(l.scoreChange())))
                        .toList())
            .orElse(List.of()),
        Outlook.of(model, explanation),
        stored.course().isKept() && !isImported
            ? Optional.of(new Bounds(head.live().historyFrom(), head.asOf()))
            : Optional.empty(),
        dates.from(),
        dates.to(),
        stored.traits(),
        stored.events(),
        kind == Subject.Kind.USERS && model.entity() == Entity.USER);
  }

  private static String amount(double counted) {
    return Double.isNaN(counted) ? "–" : Digits.tenths(counted);
  }

  private static HttpProblem none(String id) {
    return HttpProblem.missing("there is no score of " + id);
  }
}
