package dev.verve.server.page;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.verve.chart.Digits;
import dev.verve.model.ScoreModel;
import dev.verve.report.Days;
import dev.verve.server.api.Head;
import dev.verve.server.api.ScoreList;
import dev.verve.server.api.Subject;
import dev.verve.server.live.Described;
import dev.verve.server.store.Role;
import dev.verve.server.store.SavedLists;
import dev.verve.server.web.HttpProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users or accounts: searched, narrowed, sorted, by pages, and as a file. */
public final class ListPage {
  private static final int ROWS = 50;
  private static final int WEEK = 7;

  private final Pages pages;
  private final Subject.Kind kind;
  private final Room room;
  private final SavedLists saved;

  private ListPage(Pages pages, Subject.Kind kind, Room room) {
    this.pages = pages;
    this.kind = kind;
    this.room = room;
    this.saved = new SavedLists(pages.store());
  }

  static ListPage users(Pages pages) {
    return new ListPage(pages, Subject.Kind.USERS, Room.USERS);
  }

  static ListPage accounts(Pages pages) {
    return new ListPage(pages, Subject.Kind.ACCOUNTS, Room.ACCOUNTS);
  }

  /**
   * What the page shows.
   *
   * @param lead the answer in a sentence
   * @param list the rows
   * @param names what people are called, by id, where it is known
   * @param asked what the list is narrowed to
   * @param saved lists that were given a name
   */
  public record View(
      Frame frame,
      String lead,
      ScoreList list,
      long total,
      Map<String, String> names,
      Asked asked,
      ScoreModel model,
      List<SavedLists.SavedList> saved,
      boolean isOfAccounts) {

    /** Whether a saved list is the one that is shown. */
    public boolean isShown(SavedLists.SavedList list) {
      return list.query().equals(asked.query());
    }

    /** Whether a saved list is the visitor's own. */
    public boolean isOwn(SavedLists.SavedList list) {
      return frame.visitor() != null && list.owner().equals(frame.visitor().who());
    }

    /** The place of a band in the order of the bands. */
    public int place(String band) {
      return model.bands().indexOf(band);
    }

    /** Whether the model scores what the list shows. */
    public boolean isScored() {
      return !isOfAccounts || model.rollup() != null || model.entity().word().equals("account");
    }
  }

  void register(RoutesConfig routes, Door door) {
    routes.get(room.path(), door.page(Role.VIEWER, this::show));
    routes.get(room.path() + ".csv", door.page(Role.VIEWER, (ctx, visitor) -> export(ctx)));
    routes.post(room.path() + "/lists", door.form(Role.VIEWER, this::save));
    routes.post(room.path() + "/lists/delete", door.form(Role.VIEWER, this::delete));
  }

  private void save(Context ctx, Visitor visitor) {
    boolean isShared = ctx.formParam("shared") != null;
    if (isShared && !visitor.isEditor()) {
      throw HttpProblem.forbidden("only editors save a list for everybody; save it for yourself");
    }
    String query = given(ctx, "query");
    saved.save(
        room.path(),
        given(ctx, "name"),
        query,
        visitor.who(),
        isShared ? SavedLists.Audience.EVERYBODY : SavedLists.Audience.OWNER);
    ctx.status(303).header("Location", room.path() + (query.startsWith("?") ? query : ""));
  }

  private void delete(Context ctx, Visitor visitor) {
    if (!saved.delete(given(ctx, "id"), visitor.who())) {
      throw HttpProblem.missing("you have no such list; those of others only they delete");
    }
    ctx.status(303).header("Location", room.path());
  }

  private static String given(Context ctx, String name) {
    return Optional.ofNullable(ctx.formParam(name)).orElse("");
  }

  private void show(Context ctx, Visitor visitor) {
    Head head = pages.head();
    Frame frame = pages.frame(ctx, visitor, room, room.title(), head);
    LocalDate from = earlier(head);
    List<SavedLists.SavedList> lists = saved.of(room.path(), visitor.who());
    pages.show(ctx, "list", pages.store().read(c -> view(c, ctx, frame, from, lists)));
  }

  /** A week before, or as far back as scores are kept. */
  private static LocalDate earlier(Head head) {
    LocalDate week = head.asOf().minusDays(WEEK);
    LocalDate first = head.live().historyFrom();
    return head.model().isProvisional() ? head.asOf() : week.isBefore(first) ? first : week;
  }

  private View view(
      Connection connection,
      Context ctx,
      Frame frame,
      LocalDate from,
      List<SavedLists.SavedList> lists)
      throws SQLException {
    ScoreList list = ScoreList.since(connection, ctx, kind, ROWS, from);
    long total = ScoreList.count(connection, ctx, kind, from);
    Asked asked = Asked.of(ctx);
    ScoreModel model = list.head().model().model();
    return new View(
        frame,
        lead(asked, total, list),
        list,
        total,
        names(connection, list),
        asked,
        model,
        lists,
        kind == Subject.Kind.ACCOUNTS);
  }

  private String lead(Asked asked, long total, ScoreList list) {
    String those = kind == Subject.Kind.USERS ? "user" : "account";
    String many = Digits.count(total) + " " + those + (total == 1 ? "" : "s");
    String what =
        switch (asked.direction()) {
          case "down" -> " slipped to a lower band";
          case "up" -> " rose to a higher band";
          case "same" -> " stayed in their band";
          case "new" -> " came";
          default -> "";
        };
    String when =
        what.isEmpty()
            ? ""
            : list.moved()
                .map(
                    dates ->
                        " between %s and %s"
                            .formatted(Days.words(dates.from()), Days.words(dates.to())))
                .orElse("");
    String where = asked.band().isEmpty() ? "" : " in the band " + Say.band(asked.band());
    String found = asked.search().isEmpty() ? "" : " with “" + asked.search() + "” in the id";
    String order = asked.isNarrowed() ? "" : ", the highest score first";
    return many + what + when + where + found + order + ".";
  }

  private Map<String, String> names(Connection connection, ScoreList list) throws SQLException {
    Subject subject = Subject.of(kind, list.head().model());
    Map<String, String> names = new HashMap<>();
    if (subject.isAccount()) {
      return names;
    }
    List<Long> keys = list.rows().stream().map(ScoreList.Row::entity).toList();
    Map<Long, Map<String, String>> traits = new Described(connection).people(keys);
    for (ScoreList.Row row : list.rows()) {
      String name = traits.getOrDefault(row.entity(), Map.of()).get("name");
      if (name != null && !name.equals(row.id())) {
        names.put(row.id(), name);
      }
    }
    return names;
  }

  private void export(Context ctx) {
    Head head = pages.head();
    ctx.contentType("text/csv; charset=utf-8");
    ctx.header(
        "Content-Disposition",
        "attachment; filename=\"%s-%s.csv\"".formatted(room.path().substring(1), head.asOf()));
    pages
        .store()
        .read(
            connection -> {
              try (CsvWriter csv =
                  CsvWriter.builder().build(ctx.res().getOutputStream(), StandardCharsets.UTF_8)) {
                csv.writeRecord(
                    "id", "account", "as_of", "raw", "score", "band", "from_band", "change");
                ScoreList.each(
                    connection, ctx, kind, earlier(head), row -> csv.writeRecord(cells(row, head)));
                return true;
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private static List<String> cells(ScoreList.Row row, Head head) {
    return List.of(
        row.id(),
        Optional.ofNullable(row.account()).orElse(""),
        head.asOf().toString(),
        String.valueOf(row.raw()),
        String.valueOf(row.score()),
        row.band(),
        Optional.ofNullable(row.fromBand()).orElse(""),
        String.valueOf(row.change()));
  }
}
