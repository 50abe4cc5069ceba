package dev.verve.cli;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.model.Measure;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BoundModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values that an action sums or compares but that are no numbers: they count as nothing. */
final class UnreadAmounts {
  private UnreadAmounts() {}

  /** A sentence for each action that has such values, over the loaded events. */
  static List<String> notes(Engine engine, BoundModel model) {
    List<String> notes = new ArrayList<>();
    for (ActionRow action : model.actions()) {
      Measure measure = action.action().measure();
      boolean numeric = measure.kind() == Measure.Kind.SUM || measure.kind() == Measure.Kind.MAX;
      if (numeric && measure.property() != null) {
        Optional<String> access = model.shape().properties().access(measure.property());
        access.flatMap(value -> note(engine, action, value)).ifPresent(notes::add);
      }
    }
    return notes;
  }

  private static Optional<String> note(Engine engine, ActionRow action, String access) {
    String names =
        action.action().events().stream()
            .map(engine.dialect()::text)
            .collect(Collectors.joining(", "));
    String select =
        """
        select count(*) as n, min(v) as sample
        from (select trim(cast(%1$s as string)) as v, try_cast(%1$s as double) as x from event where v_event in (%2$s)) t
        where v <> '' and not coalesce(abs(x) < 1e300, false)""";
    Row row = engine.query(select.formatted(access, names)).get(0);
    return row.whole("n") == 0
        ? Optional.empty()
        : Optional.of(
            "%s: %,d values of '%s' are no numbers and count as nothing, such as '%s'"
                .formatted(
                    action.path(),
                    row.whole("n"),
                    action.action().measure().property(),
                    row.string("sample")));
  }
}
