package dev.verve.report;

import dev.verve.chart.Digits;
import dev.verve.chart.Sankey;
import dev.verve.chart.Section;
import dev.verve.insight.Movement;
import dev.verve.model.Band;
import dev.verve.model.Bands;
import dev.verve.model.ScoreModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who moved between bands. */
public final class MovementSection {
  private MovementSection() {}

  /** The section of a movement under a model. */
  public static Section of(ScoreModel model, Movement movement) {
    Bands bands = model.bands();
    List<Sankey.Flow> flows =
        movement.cells().stream()
            .map(
                cell ->
                    new Sankey.Flow(
                        index(bands, cell.from()), index(bands, cell.to()), cell.users()))
            .toList();
    return new Section("Who moved")
        .say(
            "Bands run from bottom to top. Strong ribbons changed band, pale ones stayed."
                + (model.hold() > 0
                    ? " A small slip below a threshold does not count as a fall (hold %s)."
                        .formatted(Digits.shortest(model.hold()))
                    : ""))
        .say(
            movement.silent() == 0
                ? ""
                : "%s had points before and have none now."
                    .formatted(Digits.count(movement.silent())))
        .show(
            Sankey.of(
                sentence(movement),
                Days.words(movement.from()),
                Days.words(movement.to()),
                bands.list().stream().map(Band::title).toList(),
                flows));
  }

  /** Who moved, in a sentence without its full stop. */
  public static String sentence(Movement movement) {
    return "Since %s %s slipped to a lower band and %s rose; %s are new%s"
        .formatted(
            Days.words(movement.from()),
            Digits.count(movement.down()),
            Digits.count(movement.up()),
            Digits.count(movement.entered()),
            movement.lost() == 0 ? "" : " and " + Digits.count(movement.lost()) + " are gone");
  }

  private static int index(Bands bands, @Nullable String name) {
    return name == null ? Sankey.NOWHERE : bands.indexOf(name);
  }
}
