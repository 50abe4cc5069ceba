package dev.verve.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one text of a model's meaning: models that score alike have the same text, whatever their
 * comments, short forms and order of keys. Hashes are taken over it, so its form never changes for
 * a model that could be written before.
 */
final class Canonical {
  private final StringBuilder text = new StringBuilder();

  private Canonical() {}

  /** What decides raw points and scores. */
  static String scoring(ScoreModel model) {
    Canonical canonical = new Canonical();
    canonical.line("entity", model.entity().word());
    canonical.line("window", model.window());
    canonical.decay("decay", model.decay());
    canonical.line("timezone", model.timezone());
    for (Branch branch : inOrder(model.branches(), Branch::slug)) {
      canonical.line("branch", branch.slug());
      canonical.line("max_points", branch.maxPoints());
      inOrder(branch.actions(), Action::slug).forEach(canonical::action);
    }
    canonical.scale("scale", model.scale());
    for (WeightOverride override : model.overrides()) {
      canonical.line("override", describe(override.when()));
      new TreeMap<>(override.weights()).forEach(canonical::line);
    }
    Rollup rollup = model.rollup();
    if (rollup != null) {
      canonical.line("rollup", rollup.kind().word());
      canonical.line("top", rollup.top());
      if (rollup.scale() != null) {
        canonical.scale("account_scale", rollup.scale());
      }
    }
    Condition exclude = model.exclude();
    if (exclude != null) {
      canonical.line("exclude", describe(exclude));
    }
    return canonical.text.toString();
  }

  /** Everything that readers of a score may see. */
  static String whole(ScoreModel model) {
    Canonical canonical = new Canonical();
    canonical.line("name", model.name());
    canonical.line("title", model.title());
    canonical.text.append(scoring(model));
    model.bands().list().forEach(band -> canonical.line(band.name(), band.from()));
    canonical.line("hold", model.hold());
    for (Branch branch : model.branches()) {
      canonical.line(branch.slug(), branch.title());
      Owner owner = branch.owner();
      canonical.line("accountable", owner.accountable());
      canonical.line("responsible", owner.responsible());
      canonical.line("consulted", owner.consulted());
      canonical.line("informed", owner.informed());
    }
    canonical.line("segments", model.segments());
    for (Outcome outcome : model.outcomes()) {
      canonical.line("outcome", outcome.name());
      canonical.line(outcome.kind().name().toLowerCase(Locale.ROOT), outcome.event());
      canonical.line("within", outcome.days());
    }
    return canonical.text.toString();
  }

  private void action(Action action) {
    line("action", action.slug());
    line("event", inOrder(action.events(), event -> event));
    if (action.where() != null) {
      line("where", describe(action.where()));
    }
    line("measure", action.measure());
    line("weight", action.weight());
    line("max_per_day", action.maxPerDay());
    line("max", action.max());
    line("curve", action.curve());
    line("window", action.window());
    if (action.decay() != null) {
      decay("decay", action.decay());
    }
  }

  private void decay(String key, Decay decay) {
    line(key, decay.kind().name().toLowerCase(Locale.ROOT) + " " + decay.days());
  }

  private void scale(String key, Scale scale) {
    line(key, scale.method().word() + " " + scale.number() + " " + scale.quantile());
  }

  private static String describe(Condition condition) {
    if (condition instanceof Condition.Test test) {
      return "("
          + quote(test.property())
          + " "
          + test.operator().name().toLowerCase(Locale.ROOT)
          + " "
          + test.values().stream()
              .map(v -> v instanceof String s ? quote(s) : v.toString())
              .sorted()
              .toList()
          + ")";
    }
    List<Condition> parts =
        condition instanceof Condition.All all
            ? all.parts()
            : ((Condition.AnyOf) condition).parts();
    return (condition instanceof Condition.All ? "all" : "any")
        + parts.stream().map(Canonical::describe).sorted().toList();
  }

  private static <T> List<T> inOrder(List<T> parts, Function<T, String> name) {
    return parts.stream().sorted(Comparator.comparing(name)).toList();
  }

  private static String quote(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private void line(String key, @Nullable Object value) {
    if (value != null) {
      text.append(key).append(": ").append(value).append('\n');
    }
  }
}
