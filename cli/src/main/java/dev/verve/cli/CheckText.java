package dev.verve.cli;

import dev.verve.insight.checks.CheckWords;
import dev.verve.insight.checks.Diagnosed;
import dev.verve.insight.checks.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The usual suspects for people, and which of them could not be looked at. */
final class CheckText {
  private final Diagnosed diagnosed;

  CheckText(Diagnosed diagnosed) {
    this.diagnosed = diagnosed;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    Table table = new Table().text("Usual suspects").text("").number("before").number("now");
    table.text("");
    for (Finding found : diagnosed.checks()) {
      found
          .change()
          .value()
          .ifPresent(
              change ->
                  table.row(
                      found.check().suspect(),
                      found.check().measure(),
                      CheckWords.value(change.before()),
                      CheckWords.value(change.after()),
                      found.verdict().name().toLowerCase(Locale.ROOT)));
    }
    if (diagnosed.checks().stream().anyMatch(found -> found.change().value().isPresent())) {
      lines.addAll(table.lines());
    }
    diagnosed.unsaid().stream()
        .filter(text -> text.startsWith("cannot be checked"))
        .map(text -> "C" + text.substring(1))
        .forEach(lines::add);
    return lines;
  }
}
