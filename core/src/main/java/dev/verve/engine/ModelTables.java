package dev.verve.engine;

import dev.verve.engine.SmallTable.Type;
import dev.verve.model.Branch;
import dev.verve.model.Reference;
import dev.verve.model.WeightOverride;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BoundModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The model as rows, which fixed SQL joins. */
final class ModelTables {
  /** Above every raw value that a reference holds. */
  private static final double ENDLESS = 1e308;

  private ModelTables() {}

  /** Table {@code action}: one row for each action, with the arithmetic's numbers. */
  static SmallTable actions(BoundModel model) {
    List<Branch> branches = model.model().branches();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (ActionRow row : model.actions()) {
      rows.add(
          values(
              row.key(),
              row.branchKey(),
              row.branch(),
              row.action().slug(),
              row.aggregate().word(),
              row.windowDays(),
              row.decay().kind().name().toLowerCase(Locale.ROOT),
              row.decay().days(),
              row.maxPerDay(),
              row.max(),
              row.action().curve().word(),
              row.action().weight(),
              branches.get(row.branchKey()).maxPoints()));
    }
    return SmallTable.named("action")
        .with("action_key", Type.INTEGER)
        .with("branch_key", Type.INTEGER)
        .with("branch", Type.TEXT)
        .with("action", Type.TEXT)
        .with("aggregate", Type.TEXT)
        .with("window_days", Type.INTEGER)
        .with("decay", Type.TEXT)
        .with("decay_days", Type.REAL)
        .with("max_per_day", Type.REAL)
        .with("max_amount", Type.REAL)
        .with("curve", Type.TEXT)
        .with("weight", Type.REAL)
        .with("max_points", Type.REAL)
        .withRows(rows);
  }

  /**
   * Table {@code action_event}: which events each action reads. It is joined to the data, whose
   * columns may have any name but those that begin with {@code v_}.
   */
  static SmallTable actionEvents(BoundModel model) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (ActionRow row : model.actions()) {
      row.action().events().stream()
          .distinct()
          .forEach(event -> rows.add(values(event, row.key())));
    }
    return SmallTable.named("action_event")
        .with("v_name", Type.TEXT)
        .with("v_action", Type.INTEGER)
        .withRows(rows);
  }

  /** Table {@code override_weight}: the weights that differ, by the bit of their override. */
  static SmallTable overrideWeights(BoundModel model) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    List<WeightOverride> overrides = model.model().overrides();
    for (int i = 0; i < overrides.size(); i++) {
      for (ActionRow row : model.actions()) {
        Double named = overrides.get(i).weights().get(row.action().slug());
        Double full = overrides.get(i).weights().get(row.path());
        Double weight = full == null ? named : full;
        if (weight != null) {
          rows.add(values(1L << i, row.key(), weight));
        }
      }
    }
    return SmallTable.named("override_weight")
        .with("bit", Type.LONG)
        .with("action_key", Type.INTEGER)
        .with("weight", Type.REAL)
        .withRows(rows);
  }

  /** A percentile reference as steps: from each value to the next. */
  static SmallTable reference(String name, Reference reference) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    double size = reference.size();
    double below = 0;
    for (int i = 0; i < reference.values().size(); i++) {
      long count = reference.counts().get(i);
      boolean last = i + 1 == reference.values().size();
      rows.add(
          values(
              reference.least(i),
              reference.most(i),
              last ? ENDLESS : reference.least(i + 1),
              100 * (below + count / 2.0) / size,
              100 * (below + count) / size));
      below += count;
    }
    return SmallTable.named(name)
        .with("least", Type.REAL)
        .with("most", Type.REAL)
        .with("next_least", Type.REAL)
        .with("mid", Type.REAL)
        .with("upto", Type.REAL)
        .withRows(rows);
  }

  private static List<@Nullable Object> values(@Nullable Object... values) {
    return Arrays.asList(values);
  }
}
