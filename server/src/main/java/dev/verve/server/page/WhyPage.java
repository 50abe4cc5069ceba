package dev.verve.server.page;

import dev.verve.insight.diagnosis.Diagnosis;
import dev.verve.insight.diagnosis.DiagnosisWords;
import dev.verve.insight.diagnosis.SegmentEffect;
import dev.verve.insight.diagnosis.SegmentView;
import dev.verve.report.DiagnosisSection;
import dev.verve.server.api.Head;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Studies;
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

/** Why the average changed between two dates: by branch, by segment, and by our own edits. */
public final class WhyPage {
  private static final int MONTH = 28;
  private static final int SEGMENTS = 14;
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

  private final Pages pages;

  WhyPage(Pages pages) {
    this.pages = pages;
  }

  /**
   * What the page shows.
   *
   * @param lead what happened, in a sentence
   * @param summary the diagnosis in a few sentences
   * @param section the waterfall with its words, as markup
   * @param segments what each value of each trait brought, the most first
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

  void register(RoutesConfig routes, Door door) {
    routes.get("/why", door.page(Role.VIEWER, this::show));
  }

  private void show(Context ctx, Visitor visitor) {
    Head head = pages.head();
    Bounds any = new Bounds(FIRST, head.asOf());
    Dates dates = Dates.asked(ctx, any, MONTH);
    String stood = Optional.ofNullable(ctx.queryParam("version_from")).orElse("");
    Diagnosis diagnosis = diagnosis(head, dates, stood);
    List<Version> versions =
        pages.store().read(connection -> new Versions(connection).all()).stream()
            .filter(version -> version.state() != Version.State.DRAFT)
            .filter(version -> version.key() != head.model().key())
            .toList();
    pages.show(
        ctx,
        "why",
        new View(
            pages.frame(ctx, visitor, Room.WHY, "Why", head),
            DiagnosisSection.title(diagnosis) + ".",
            DiagnosisWords.summary(diagnosis),
            DiagnosisSection.of(diagnosis).html(),
            segments(diagnosis),
            diagnosis.warnings(),
            versions,
            stood,
            any,
            dates.from(),
            dates.to()));
  }

  Diagnosis usual(Head head) {
    return diagnosis(head, new Dates(head.asOf().minusDays(MONTH), head.asOf()), "");
  }

  private Diagnosis diagnosis(Head head, Dates dates, String stood) {
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
            "why %s %s %s".formatted(dates.from(), dates.to(), stood),
            Diagnosis.class,
            () ->
                new Studies(pages.store(), head.model())
                    .diagnosis(dates.from(), dates.to(), older));
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
