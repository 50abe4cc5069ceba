package dev.verve.insight.diagnosis;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.engine.ScoredPair;
import dev.verve.model.Scale;
import dev.verve.plan.BoundModel;
import dev.verve.plan.Trait;
import dev.verve.sql.DiagnosisSql;
import dev.verve.sql.DiagnosisSql.Scores;
import dev.verve.sql.DiagnosisSql.Subjects;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits the change of the average displayed score exactly, in several views, and says which parts
 * are causes.
 *
 * <p>A user's score changes by g(r₂) − g(r₁); each action's part is its change of points times
 * (g(r₂) − g(r₁)) / (r₂ − r₁), exactly for any scale, cap, curve or decay. What a model's change
 * brought is taken at both dates, what users changed under both models, and each is the mean of its
 * two values (the Shapley value of two factors).
 */
public final class Diagnoser {
  private static final String SLICE = "diagnosis_slice";
  private static final String OTHER = "diagnosis_other";
  private static final String VALUED = "diagnosis_valued";

  private final Engine engine;
  private final BoundModel model;
  private final EventSpan span;
  private final DiagnosisOptions options;
  private final DiagnosisSql sql;

  /**
   * A diagnoser.
   *
   * @param span the days of the events; what joined before them is not known to be new
   */
  public Diagnoser(Engine engine, BoundModel model, EventSpan span, DiagnosisOptions options) {
    this.engine = engine;
    this.model = model;
    this.span = span;
    this.options = options;
    this.sql = new DiagnosisSql(model, engine.dialect());
  }

  /**
   * The diagnosis between two dates under one model, on the scale of the later date.
   *
   * @param run a run that nothing was asked of yet
   */
  public Diagnosis between(ScoreRun run, LocalDate from, LocalDate to) {
    PartKeys keys = new PartKeys(model, Optional.empty());
    Corners now = now(run, from, to);
    engine.rows(keys.table());
    Subjects everybody = slice(now);
    Parts users = Parts.of(engine, sql, now, everybody, values());
    return conclude(now, new Splits(keys, users.split(), Optional.empty()), users);
  }

  /**
   * The diagnosis between two dates of which the earlier had another model.
   *
   * @param run a run that nothing was asked of yet
   * @param before the model that stood at the earlier date; its scale is that of this date
   */
  public Diagnosis between(ScoreRun run, LocalDate from, LocalDate to, Before before) {
    PartKeys keys = new PartKeys(model, Optional.of(before.model()));
    Corners stood = stood(before, keys, from, to);
    Corners now = now(run, from, to);
    engine.rows(keys.table());
    Corners all = Corners.of(stood.from(), now.to());
    slice(all);
    PairSplit edits =
        split(Corners.of(stood.from(), now.from())).middle(split(Corners.of(stood.to(), now.to())));
    PairSplit under = split(stood);
    engine.view(OTHER, sql.subject(now.from().scores(), now.to().scores()));
    engine.table(VALUED, sql.valued(OTHER, values()));
    Parts users = Parts.of(engine, sql, now, Subjects.kept(VALUED), values());
    return conclude(all, new Splits(keys, under.middle(users.split()), Optional.of(edits)), users);
  }

  private PairSplit split(Corners corners) {
    engine.table(OTHER, sql.subject(corners.from().scores(), corners.to().scores()));
    return Parts.of(engine, sql, corners, Subjects.kept(OTHER), List.of()).split();
  }

  private static Corners now(ScoreRun run, LocalDate from, LocalDate to) {
    ScoredPair pair = run.both(from, new Names("_from"), to, new Names("_to"), to);
    return new Corners(
        stand(pair.from(), "reference"),
        stand(pair.to(), "reference"),
        pair.points(),
        pair.scores());
  }

  /** The older model's scores, kept aside from those of the newer. */
  private Corners stood(Before before, PartKeys keys, LocalDate from, LocalDate to) {
    ScoredPair pair =
        before.run().both(from, new Names("_stood_from"), to, new Names("_stood_to"), from);
    engine.rows(keys.table(before.model()));
    if (pair.from().fit().scale().method() == Scale.Method.PERCENTILE) {
      engine.table("diagnosis_reference", "select * from reference");
    }
    return Corners.of(keyed(pair.from()), keyed(pair.to()));
  }

  private Stand keyed(Scored scored) {
    String keyed = "diagnosis_" + scored.names().point();
    engine.view(
        keyed,
        "select p.entity, k.action_key, p.points from %s p join diagnosis_key k on k.old_key = p.action_key"
            .formatted(scored.names().point()));
    return new Stand(scored, keyed, "diagnosis_reference");
  }

  private static Stand stand(Scored scored, String reference) {
    return new Stand(scored, scored.names().point(), reference);
  }

  /** Everybody at both dates, and the sums that all views are made of. */
  private Subjects slice(Corners corners) {
    Scores before = corners.from().scores();
    Scores after = corners.to().scores();
    boolean numbered = corners.scores().isPresent();
    String subject =
        corners
            .scores()
            .map(both -> sql.subject(both, after.scale()))
            .orElseGet(() -> sql.subject(before, after));
    LocalDate from = corners.from().scored().asOf();
    LocalDate to = corners.to().scored().asOf();
    List<Trait> traits = sql.segments();
    String slice =
        sql.slice(
            new Subjects("(" + subject + ")", numbered, false), traits, from, to, span.first());
    if (numbered && traits.isEmpty()) {
      engine.view(SLICE, slice);
    } else {
      engine.table(SLICE, slice);
    }
    List<String> columns = new ArrayList<>(CellReader.STANDING);
    for (int i = 0; i < traits.size(); i++) {
      columns.add("v" + i);
    }
    engine.table("diagnosis_crossing", sql.crossing(CellReader.atBothDates(columns)));
    return new Subjects(SLICE, numbered, true);
  }

  private List<String> values() {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < sql.segments().size(); i++) {
      columns.add("v" + i + "_to");
    }
    return columns;
  }

  private Diagnosis conclude(Corners corners, Splits splits, Parts parts) {
    List<Trait> traits = sql.segments();
    List<String> names = traits.stream().map(Trait::name).toList();
    return new Conclude(new CellReader(engine, sql), model, span, options)
        .of(
            corners.from().scored().asOf(),
            corners.to().scored().asOf(),
            splits,
            traits,
            new SpotSearch(names, splits.keys()).in(parts));
  }
}
