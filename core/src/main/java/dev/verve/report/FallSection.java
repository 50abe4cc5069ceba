package dev.verve.report;

import dev.verve.chart.Cell;
import dev.verve.chart.Digits;
import dev.verve.chart.Grid;
import dev.verve.chart.Section;
import dev.verve.insight.Drop;
import dev.verve.insight.Fall;
import dev.verve.model.Band;

/** Whose score fell the most, and by which action. */
final class FallSection {
  private FallSection() {}

  static Section of(Answers answers) {
    Section section = new Section("Who slipped");
    if (answers.falls().isEmpty()) {
      return section.say(
          "Nobody's score fell since " + Days.words(answers.movement().from()) + ".");
    }
    Grid grid = new Grid("falls").text(answers.model().entity().word());
    grid.number(Days.words(answers.movement().from()))
        .number(Days.words(answers.movement().to()))
        .number("change")
        .text("band")
        .text("top reason");
    answers.falls().forEach(fall -> row(grid, fall));
    return section
        .say(
            "The largest falls, and the people to ask first; the command explain takes each apart.")
        .list(grid);
  }

  private static void row(Grid grid, Fall fall) {
    Drop drop = fall.drop();
    double change = drop.scoreTo() - drop.scoreFrom();
    grid.row(
        Cell.text(drop.id()),
        Cell.number(drop.scoreFrom(), Digits.tenths(drop.scoreFrom())),
        Cell.number(drop.scoreTo(), Digits.tenths(drop.scoreTo())),
        Cell.number(change, "▼ " + Digits.tenths(change)),
        Cell.text(bands(drop)),
        Cell.text(
            fall.reason()
                .map(
                    part ->
                        "%s %s".formatted(part.action().path(), Digits.tenths(part.scoreChange())))
                .orElse(Digits.UNKNOWN)));
  }

  private static String bands(Drop drop) {
    String before = Band.titleOf(drop.bandFrom());
    return drop.bandFrom().equals(drop.bandTo())
        ? before
        : before + " → " + Band.titleOf(drop.bandTo());
  }
}
