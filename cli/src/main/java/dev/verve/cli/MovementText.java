package dev.verve.cli;

import dev.verve.insight.Drop;
import dev.verve.insight.Movement;
import dev.verve.model.Bands;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Movement as a small matrix of a terminal. */
final class MovementText {
  private MovementText() {}

  /** Down and up in one sentence. */
  static String sentence(Movement movement) {
    return "%s fell a band or more and %s rose from %s to %s; %s %s new, %s fell silent."
        .formatted(
            Numbers.count(movement.down()),
            Numbers.count(movement.up()),
            movement.from(),
            movement.to(),
            Numbers.count(movement.entered()),
            movement.entered() == 1 ? "is" : "are",
            Numbers.count(movement.silent()));
  }

  static List<String> lines(Bands bands, Movement movement) {
    Table table = new Table().text("from \\ to");
    bands.names().forEach(band -> table.number(BandPaint.title(band)));
    List<String> rows = new ArrayList<>(bands.names());
    for (int i = rows.size() - 1; i >= 0; i--) {
      table.row(row(bands, movement, rows.get(i), BandPaint.title(rows.get(i))));
    }
    table.row(row(bands, movement, null, "(new)"));
    return table.lines();
  }

  private static String[] row(Bands bands, Movement movement, @Nullable String from, String head) {
    List<String> values = new ArrayList<>();
    values.add(head);
    for (String to : bands.names()) {
      long users =
          movement.cells().stream()
              .filter(c -> Objects.equals(c.from(), from) && to.equals(c.to()))
              .mapToLong(Movement.Cell::users)
              .sum();
      values.add(users == 0 ? "·" : Numbers.count(users));
    }
    return values.toArray(String[]::new);
  }

  static List<String> drops(List<Drop> drops) {
    Table table =
        new Table().text("Largest drops").number("was").number("is").number("change").text("band");
    for (Drop drop : drops) {
      String bands =
          drop.bandFrom().equals(drop.bandTo())
              ? BandPaint.title(drop.bandTo())
              : BandPaint.title(drop.bandFrom()) + " → " + BandPaint.title(drop.bandTo());
      table.row(
          drop.id(),
          Numbers.points(drop.scoreFrom()),
          Numbers.points(drop.scoreTo()),
          Numbers.change(drop.scoreTo() - drop.scoreFrom()),
          bands);
    }
    return drops.isEmpty() ? List.of("  Nobody fell.") : table.lines();
  }
}
