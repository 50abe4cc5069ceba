package dev.verve.server.page;

import dev.verve.chart.BandDays;
import dev.verve.chart.Digits;
import dev.verve.insight.BandShare;
import dev.verve.insight.Distribution;
import dev.verve.insight.HistoryDay;
import dev.verve.insight.Movement;
import dev.verve.model.Band;
import dev.verve.model.ScoreModel;
import dev.verve.report.Days;
import dev.verve.report.DistributionSection;
import dev.verve.report.MovementSection;
import dev.verve.server.api.Head;
import dev.verve.server.api.ScoreList;
import dev.verve.server.api.Standings;
import dev.verve.server.api.Subject;
import dev.verve.server.live.TraitMatch;
import dev.verve.server.store.Role;
import dev.verve.sql.Bounds;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/** Where everybody stands, who moved, and whom to look at first. */
public final class OverviewPage {
  private static final int WEEK = 7;
  private static final int SLIPPED = 8;

  private final Pages pages;
  private final Recall days;

  /**
   * The page.
   *
   * @param days keeps the days of the history, apart from studies that take longer
   */
  OverviewPage(Pages pages, Recall days) {
    this.pages = pages;
    this.days = days;
  }

  /**
   * What the page shows.
   *
   * @param lead the answer in a sentence
   * @param bands where everybody stands
   * @param moved who moved; empty before two days are kept
   * @param charts figures as markup, in order
   * @param slipped those who fell a band and lost most
   * @param coming where the course over time is asked for again; empty where it is there
   * @param compared the average beside a benchmark
   */
  public record View(
      Frame frame,
      String lead,
      String note,
      List<BandLine> bands,
      Optional<Moved> moved,
      List<String> charts,
      List<ScoreList.Row> slipped,
      ScoreModel model,
      String coming,
      Compared compared) {}

  /**
   * A band.
   *
   * @param index its place, the lowest being 0
   * @param change of its users since the earlier date; empty where that is unknown
   */
  public record BandLine(int index, BandShare share, Optional<Long> change) {}

  /**
   * Who moved.
   *
   * @param kept the days between which dates can be chosen
   * @param section the chart with its words, as markup
   */
  public record Moved(Movement movement, Bounds kept, String section) {}

  void register(RoutesConfig routes, Door door) {
    routes.get("/", door.page(Role.VIEWER, this::show));
  }

  private void show(Context ctx, Visitor visitor) {
    Head head = pages.head();
    Frame frame = pages.frame(ctx, visitor, Room.OVERVIEW, "Overview", head);
    pages.show(ctx, "overview", pages.store().read(c -> view(c, ctx, frame, head)));
  }

  /** The days before the current one change only where events come late, so they are kept. */
  private Optional<List<HistoryDay>> days(Head head, String segment, Distribution now) {
    return days.soon(
            head,
            segment,
            List.class,
            () -> pages.store().read(c -> among(Standings.of(c, head), segment).days()))
        .map(kept -> upTo(head, kept, now));
  }

  private static List<HistoryDay> upTo(Head head, List<?> kept, Distribution now) {
    List<HistoryDay> found = new ArrayList<>();
    for (Object day : kept) {
      HistoryDay known = (HistoryDay) day;
      found.add(known.day().equals(head.asOf()) ? new HistoryDay(known.day(), now) : known);
    }
    return found;
  }

  /** Computes ahead what the page shows of everybody. */
  void usual(Head head) {
    pages.store().read(c -> days(head, "", Standings.of(c, head).now()));
  }

  private static Standings among(Standings all, String segment) throws SQLException {
    Optional<TraitMatch> match = Segment.match(segment);
    return match.isEmpty() ? all : all.among(match.get());
  }

  private View view(DuckDBConnection connection, Context ctx, Frame frame, Head head)
      throws SQLException {
    String segment = frame.segment().chosen();
    Standings all = Standings.of(connection, head);
    Standings some = among(all, segment);
    ScoreModel model = head.model().model();
    Distribution now = some.now();
    Optional<List<HistoryDay>> course = days(head, segment, now);
    if (course.isEmpty()) {
      ComputingPage.mark(ctx);
    }
    List<HistoryDay> days = course.orElse(List.of());
    Optional<Bounds> kept = all.kept().filter(bounds -> bounds.length() > 1);
    Optional<Dates> dates = kept.map(bounds -> Dates.asked(ctx, bounds, WEEK));
    Optional<Movement> movement = Optional.empty();
    List<ScoreList.Row> slipped = List.of();
    if (dates.isPresent()) {
      LocalDate from = dates.get().from();
      LocalDate to = dates.get().to();
      Beside<List<ScoreList.Row>> fell = Beside.of(() -> slipped(ctx, from, to));
      movement = Optional.of(some.movement(from, to));
      slipped = fell.get();
    }
    Compared compared = Compared.asked(ctx, now);
    List<String> charts = new ArrayList<>();
    if (days.size() > 1) {
      charts.add(shares(model, days).html());
      charts.add(DistributionSection.average(days, compared.levels()).html());
    }
    charts.add(DistributionSection.histogram(titles(model), some.histogram()).html());
    return new View(
        frame,
        lead(model, now, movement),
        note(days),
        bands(now, days, dates),
        movement.map(it -> new Moved(it, kept.get(), MovementSection.of(model, it).html())),
        charts,
        slipped,
        model,
        course.isEmpty() ? ComputingPage.address(ctx) : "",
        compared);
  }

  private List<ScoreList.Row> slipped(Context ctx, LocalDate from, LocalDate to) {
    return pages
        .store()
        .read(c -> ScoreList.slipped(c, ctx, Subject.Kind.USERS, SLIPPED, from, to).rows());
  }

  private static List<BandLine> bands(
      Distribution now, List<HistoryDay> days, Optional<Dates> dates) {
    Optional<Distribution> before =
        dates.flatMap(
            pair ->
                days.stream()
                    .filter(day -> day.day().equals(pair.from()))
                    .map(HistoryDay::distribution)
                    .findFirst());
    List<BandLine> lines = new ArrayList<>();
    for (int i = 0; i < now.bands().size(); i++) {
      int band = i;
      lines.add(
          new BandLine(
              i,
              now.bands().get(i),
              before.map(then -> now.bands().get(band).users() - then.bands().get(band).users())));
    }
    return lines;
  }

  private static dev.verve.chart.Figure shares(ScoreModel model, List<HistoryDay> days) {
    return BandDays.of(
        "How did the bands get here?",
        titles(model),
        days.stream()
            .map(
                day ->
                    new BandDays.Day(
                        day.day(),
                        day.distribution().bands().stream().map(BandShare::share).toList()))
            .toList());
  }

  private static String lead(ScoreModel model, Distribution now, Optional<Movement> moved) {
    String those = model.entity().word() + "s";
    if (now.population() == 0) {
      return "Nobody is here yet: no %s matches.".formatted(model.entity().word());
    }
    return moved
        .map(
            movement ->
                "%s of %s %s slipped to a lower band since %s, and %s rose."
                    .formatted(
                        Digits.count(movement.down()),
                        Digits.count(now.population()),
                        those,
                        Days.words(movement.from()),
                        Digits.count(movement.up())))
        .orElseGet(
            () ->
                "%s %s score %s on average."
                    .formatted(
                        Digits.count(now.population()),
                        those,
                        Digits.tenths(now.average().orElse(0))));
  }

  private static String note(List<HistoryDay> days) {
    if (days.isEmpty() || days.get(days.size() - 1).distribution().average().isEmpty()) {
      return "";
    }
    double now = days.get(days.size() - 1).distribution().average().getAsDouble();
    String text = "Average score %s".formatted(Digits.tenths(now));
    if (days.size() <= WEEK || days.get(0).distribution().average().isEmpty()) {
      return text + ".";
    }
    double first = days.get(0).distribution().average().getAsDouble();
    return "%s, %s points since %s."
        .formatted(text, Digits.change(now - first), Days.words(days.get(0).day()));
  }

  private static List<String> titles(ScoreModel model) {
    return model.bands().list().stream().map(Band::title).toList();
  }
}
