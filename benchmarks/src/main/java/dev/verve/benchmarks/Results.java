package dev.verve.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that one run of the benchmark measured, as a table and as a chart. */
public final class Results {
  private final Set<String> contestants = new LinkedHashSet<>();
  private final Map<String, Map<String, Cost>> answers = new LinkedHashMap<>();

  private Results(List<String> notes) {
    for (String note : notes) {
      String[] field = note.split("\t", -1);
      Cost cost =
          new Cost(
              Double.parseDouble(field[2]),
              Double.parseDouble(field[3]),
              Double.parseDouble(field[4]));
      contestants.add(field[1]);
      answers.computeIfAbsent(field[0], answer -> new LinkedHashMap<>()).put(field[1], cost);
    }
  }

  /**
   * Prints the table and draws the chart.
   *
   * @param args the notes of the races, the file of the chart, and its title
   */
  public static void main(String[] args) throws IOException {
    Results results = new Results(Files.readAllLines(Path.of(args[0])));
    results.table().forEach(System.out::println);
    Files.createDirectories(Path.of(args[1]).toAbsolutePath().getParent());
    Files.writeString(Path.of(args[1]), results.chart(args[2]));
  }

  private List<String> table() {
    List<String> rows = new ArrayList<>();
    rows.add("| wall s / processor s / peak MB | " + String.join(" | ", contestants) + " |");
    rows.add("|---|" + "---:|".repeat(contestants.size()));
    answers.forEach(
        (answer, costs) ->
            rows.add(
                contestants.stream()
                    .map(who -> cell(costs.get(who)))
                    .collect(Collectors.joining(" | ", "| " + answer + " | ", " |"))));
    return rows;
  }

  private static String cell(@Nullable Cost cost) {
    return cost == null
        ? "–"
        : String.format(
            Locale.ROOT,
            "%.2f / %.2f / %,.0f",
            cost.seconds(),
            cost.processor(),
            cost.bytes() / 1e6);
  }

  private String chart(String title) {
    BarChart chart = new BarChart(title, "seconds by the clock", List.copyOf(contestants));
    answers.forEach(
        (answer, costs) -> {
          Map<String, Double> seconds = new LinkedHashMap<>();
          costs.forEach((who, cost) -> seconds.put(who, cost.seconds()));
          chart.group(answer, seconds);
        });
    return chart.svg();
  }
}
