package dev.verve.server.page;

import dev.verve.insight.diagnosis.Diagnosis;
import dev.verve.insight.diagnosis.DiagnosisWords;
import dev.verve.insight.diagnosis.SegmentEffect;
import dev.verve.insight.diagnosis.SegmentView;
import dev.verve.insight.series.Break;
import dev.verve.insight.series.BreakWords;
import dev.verve.insight.series.Marker;
import dev.verve.report.DiagnosisSection;
import dev.verve.server.api.Head;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Releases;
import dev.verve.server.live.Version;
import dev.verve.server.live.Versions;
import dev.verve.server.store.Role;
import dev.verve.server.web.HttpProblem;
import dev.verve.sql.Bounds;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Why the average changed between two dates: by branch, by segment, and by our own edits. */
public final class WhyPage {
  private static final int MONTH = 28;
  private static final int SEGMENTS = 14;
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

  private final Pages pages;
  private final Releases releases;

  WhyPage(Pages pages) {
    this.pages = pages;
    this.releases = new Releases(pages.store());
  }

  /**
   * What the page shows.
   *
   * @param lead what happened, in a sentence
   * @param summary the diagnosis in a few sentences
   * @param section the waterfall with its words, as markup
   * @param segments what each value of each trait brought, the most first
   * @param breaks what releases did to the daily activity, the latest first
   * @param versions that may have stood at the earlier date
   * @param stood the one that is compared with; empty for the present one
   */
  public record View(
      Frame frame,
      String lead,
      String summary,
      String section,
      List<SegmentLine> segments,
      List<String> warnings,
      List<Mark> breaks,
      List<Version> versions,
      String stood,
      Bounds kept,
      LocalDate from,
      LocalDate to) {}

  /**
   * A segment.
   *
   * @param name trait and value
   * @param rate what the change of its own average brought
   * @param mix what the change of its share brought
   * @param isCertain whether its rate is more than noise
   */
  public record SegmentLine(
      String name, long usersFrom, long usersTo, double rate, double mix, boolean isCertain) {}

  /**
   * A release.
   *
   * @param id by which it is removed
   * @param words what it did, in a sentence
   * @param isBreak whether the daily activity broke there
   */
  public record Mark(String id, LocalDate day, String label, String words, boolean isBreak) {}

  void register(RoutesConfig routes, Door door) {
    routes.get("/why", door.page(Role.VIEWER, this::show));
    routes.post("/why/markers", door.form(Role.EDITOR, this::mark));
    routes.post("/why/markers/remove", door.form(Role.EDITOR, this::unmark));
  }

  private void mark(Context ctx, Visitor visitor) {
    String label = Optional.ofNullable(ctx.formParam("label")).orElse("");
    LocalDate day = Dates.of("day", Optional.ofNullable(ctx.formParam("day")).orElse(""));
    releases.add(day, label, visitor.who());
    ctx.status(303).header("Location", "/why#releases");
  }

  private void unmark(Context ctx, Visitor visitor) {
    String id = Optional.ofNullable(ctx.formParam("id")).orElse("");
    if (!releases.remove(id, visitor.who())) {
      throw HttpProblem.missing("there is no such release; somebody else may have removed it");
    }
    ctx.status(303).header("Location", "/why#releases");
  }

  private void show(Context ctx, Visitor visitor) {
    Head head = pages.head();
    Bounds any = new Bounds(FIRST, head.asOf());
    Dates dates = Dates.asked(ctx, any, MONTH);
    String stood = Optional.ofNullable(ctx.queryParam("version_from")).orElse("");
    Frame frame = pages.frame(ctx, visitor, Room.WHY, "Why", head);
    String segment = frame.segment().chosen();
    Diagnosis diagnosis = diagnosis(head, dates, stood, segment);
    List<Version> versions =
        pages.store().read(connection -> new Versions(connection).all()).stream()
            .filter(version -> version.state() != Version.State.DRAFT)
            .filter(version -> version.key() != head.model().key())
            .toList();
    pages.show(
        ctx,
        "why",
        new View(
            frame,
            DiagnosisSection.title(diagnosis) + ".",
            DiagnosisWords.summary(diagnosis),
            DiagnosisSection.of(diagnosis).html(),
            segments(diagnosis),
            diagnosis.warnings(),
            marks(head, dates.to(), segment),
            versions,
            stood,
            any,
            dates.from(),
            dates.to()));
  }

  Diagnosis usual(Head head) {
    return diagnosis(head, new Dates(head.asOf().minusDays(MONTH), head.asOf()), "", "");
  }

  private Diagnosis diagnosis(Head head, Dates dates, String stood, String segment) {
    Optional<LiveModel> older =
        stood.isEmpty()
            ? Optional.empty()
            : Optional.of(
                pages.store().read(connection -> Head.version(connection, stood).model()));
    if (older.isPresent() && older.get().model().entity() != head.model().model().entity()) {
      throw HttpProblem.malformed("both versions must score the same: users, or accounts");
    }
    return pages
        .recall()
        .of(
            head,
            "why %s %s %s %s".formatted(dates.from(), dates.to(), stood, segment),
            Diagnosis.class,
            () -> pages.studies(head, segment).diagnosis(dates.from(), dates.to(), older));
  }

  private List<Mark> marks(Head head, LocalDate to, String segment) {
    List<Releases.Release> known = releases.until(to);
    if (known.isEmpty()) {
      return List.of();
    }
    List<Marker> markers = known.stream().map(Releases.Release::marker).toList();
    List<?> breaks =
        pages
            .recall()
            .of(
                head,
                "breaks %s %s %s".formatted(to, segment, markers),
                List.class,
                () -> pages.studies(head, segment).breaks(markers, to));
    return IntStream.range(0, known.size())
        .mapToObj(i -> mark(known.get(i), (Break) breaks.get(i)))
        .toList();
  }

  private static Mark mark(Releases.Release release, Break found) {
    Marker marker = release.marker();
    return new Mark(
        release.id(), marker.date(), marker.label(), BreakWords.of(found), found.significant());
  }

  private static List<SegmentLine> segments(Diagnosis diagnosis) {
    return diagnosis.segments().stream()
        .flatMap(view -> view.effects().stream().map(effect -> line(view, effect)))
        .sorted(
            Comparator.comparingDouble(
                    (SegmentLine line) -> Math.abs(line.rate()) + Math.abs(line.mix()))
                .reversed())
        .limit(SEGMENTS)
        .toList();
  }

  private static SegmentLine line(SegmentView view, SegmentEffect effect) {
    boolean isCertain =
        effect.tested().filter(tested -> tested.low() > 0 || tested.high() < 0).isPresent();
    return new SegmentLine(
        view.name(effect),
        effect.usersFrom(),
        effect.usersTo(),
        effect.rate(),
        effect.mix(),
        isCertain);
  }
}
