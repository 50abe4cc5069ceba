package dev.verve.insight.evidence;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.insight.evidence.CutReader.Part;
import dev.verve.model.WeightOverride;
import dev.verve.plan.Binder;
import dev.verve.plan.BoundModel;
import dev.verve.plan.Trait;
import dev.verve.sql.Bounds;
import dev.verve.sql.PopulationSql;
import dev.verve.sql.SqlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** To which segments everybody belonged on the day they were looked at. */
final class CutSegments {
  private static final int MOST = 40;

  private final Engine engine;
  private final BoundModel model;
  private final EventSpan span;

  CutSegments(Engine engine, BoundModel model, EventSpan span) {
    this.engine = engine;
    this.model = model;
    this.span = span;
  }

  /** The values of the model's segments, the most frequent first. */
  List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    for (String name : model.model().segments().stream().distinct().toList()) {
      model.trait(name).ifPresent(trait -> values(name, trait, segments));
    }
    return segments.subList(0, Math.min(MOST, segments.size()));
  }

  private void values(String name, Trait trait, List<Segment> segments) {
    String relation = trait.source() == Trait.Source.PEOPLE ? "person" : "event";
    engine.each(
        "select cast(%1$s as string) as value, count(*) as n from %2$s where %1$s is not null group by 1 order by n desc, value limit %3$d"
            .formatted(trait.access(), relation, MOST),
        row -> segments.add(new Segment(name, row.string("value"))));
  }

  /** A bit for each segment that a row's user belonged to at its cut. */
  long[] bits(List<Segment> segments, CutRows rows, Part part) {
    List<WeightOverride> each =
        segments.stream().map(it -> new WeightOverride(it.condition(), Map.of())).toList();
    BoundModel told = Binder.bind(model.model().withOverrides(each), model.shape());
    engine.table(
        "cut_population",
        new PopulationSql(told, engine.dialect())
            .ofDates(new Bounds(span.first(), span.last().plusDays(1)), span.first()));
    long[] bits = new long[rows.size()];
    engine.each(
        SqlFile.render("cut_profile", Map.of("chosen", part.chosen())),
        row -> {
          int at = rows.row((int) row.whole("cut"), (int) row.whole("number"));
          if (at >= 0) {
            bits[at] = row.whole("profile");
          }
        });
    return bits;
  }
}
