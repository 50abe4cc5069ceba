package dev.verve.server.live;

import dev.verve.engine.Scored;
import dev.verve.insight.GrownTree;
import dev.verve.insight.Tree;
import dev.verve.insight.TreeScope;
import dev.verve.insight.series.Anomalies;
import dev.verve.insight.series.DailySeries;
import dev.verve.plan.Trait;
import dev.verve.problem.Place;
import dev.verve.problem.Suggestion;
import dev.verve.problem.UserError;
import dev.verve.server.store.Store;
import dev.verve.sql.Bounds;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Trees of everybody, of segments and of accounts, and the days behind them. */
public final class Trees {
  private static final int SPARK_DAYS = 28;

  private final Snapshot snapshot;

  /** Trees of a model, which need not be the published one. */
  public Trees(Store store, LiveModel model) {
    this.snapshot = new Snapshot(store, model);
  }

  /** Everybody's, with the last four weeks by day. */
  public GrownTree whole(LocalDate asOf, Optional<LocalDate> from) {
    return snapshot.whole(
        setting -> {
          GrownTree tree = tree(setting, dates(setting, asOf, from), same -> same);
          Bounds days = new Bounds(asOf.minusDays(SPARK_DAYS - 1L), asOf);
          return new GrownTree(
              tree.now(),
              tree.before(),
              Optional.of(
                  DailySeries.read(
                      setting.engine(),
                      setting.model(),
                      setting.span(),
                      setting.run(),
                      days,
                      Optional.empty())));
        });
  }

  /** The accounts', of what their users bring to them. */
  public GrownTree accounts(LocalDate asOf, Optional<LocalDate> from) {
    return snapshot.whole(
        setting ->
            tree(
                setting,
                dates(setting, asOf, from),
                new TreeScope(setting.engine(), setting.model())::accounts));
  }

  /**
   * Those of segments, by the value of a trait.
   *
   * @param value the only one that is asked for; empty for all, those of most users first
   */
  public Map<String, GrownTree> segments(
      LocalDate asOf, Optional<LocalDate> from, String name, Optional<String> value) {
    return snapshot.whole(
        setting -> {
          TreeScope scope = new TreeScope(setting.engine(), setting.model());
          Trait trait = trait(setting, scope, name);
          Dates dates = dates(setting, asOf, from);
          Map<String, GrownTree> trees = new LinkedHashMap<>();
          for (String one : scope.values(dates.now(), trait)) {
            if (value.isEmpty() || value.get().equals(one)) {
              trees.put(one, tree(setting, dates, scored -> scope.segment(scored, trait, one)));
            }
          }
          return trees;
        });
  }

  /** What is not as usual in the last days, by branch and the values of a trait. */
  public Anomalies anomalies(LocalDate asOf, int watched, double falseAlarms, Optional<String> by) {
    return snapshot.whole(
        setting -> {
          Optional<Trait> trait =
              by.map(
                  name -> trait(setting, new TreeScope(setting.engine(), setting.model()), name));
          LocalDate first = setting.span().first().isAfter(asOf) ? asOf : setting.span().first();
          Bounds days = Anomalies.needed(new Bounds(first, asOf), watched);
          DailySeries series =
              DailySeries.read(
                  setting.engine(), setting.model(), setting.span(), setting.run(), days, trait);
          return Anomalies.of(series, Math.min(watched, days.length()), falseAlarms);
        });
  }

  private static Trait trait(Snapshot.Setting setting, TreeScope scope, String name) {
    return scope
        .trait(name)
        .orElseThrow(
            () ->
                UserError.of(
                    Place.option(name),
                    "nobody was described with this trait",
                    Suggestion.didYouMean(name, new TraitNames().in(setting.engine()))));
  }

  private record Dates(Scored now, Optional<Scored> before) {}

  private static Dates dates(Snapshot.Setting setting, LocalDate asOf, Optional<LocalDate> from) {
    setting.run().prepare(from.orElse(asOf), asOf);
    Scored now = setting.run().at(asOf, new Names("_now"));
    return new Dates(now, from.map(day -> setting.run().at(day, new Names("_then"))));
  }

  private static GrownTree tree(
      Snapshot.Setting setting, Dates dates, UnaryOperator<Scored> scope) {
    Tree now = Tree.of(setting.engine(), setting.model(), scope.apply(dates.now()));
    Optional<Tree> before =
        dates.before().map(then -> Tree.of(setting.engine(), setting.model(), scope.apply(then)));
    return new GrownTree(now, before, Optional.empty());
  }
}
