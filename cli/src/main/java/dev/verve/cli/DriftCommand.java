package dev.verve.cli;

import dev.verve.duckdb.source.OutcomeTable;
import dev.verve.insight.evidence.Drift;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.stats.Psi;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says whether the distribution of a score has shifted. */
@Command(
    name = "drift",
    mixinStandardHelpOptions = true,
    description = {
      "Says whether the distribution of a score has shifted since a baseline, by the population",
      "stability index on the baseline's deciles, and what chance alone would give."
    },
    footer = {
      "",
      "Example:",
      "  verve drift --baseline january.csv --current june.csv --score health"
    })
final class DriftCommand extends EvidenceCommand {
  private static final String EXAMPLE =
      "Write `verve drift --baseline january.csv --current june.csv --score health`.";

  @Option(names = "--baseline", paramLabel = "FILE", description = "The scores of then.")
  private @Nullable String baseline;

  @Option(names = "--current", paramLabel = "FILE", description = "The scores of now.")
  private @Nullable String current;

  @Option(names = "--score", paramLabel = "COLUMN", description = "The score, in both files.")
  private @Nullable String score;

  DriftCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() {
    Map<String, @Nullable String> needed = new LinkedHashMap<>();
    needed.put("--baseline", baseline);
    needed.put("--current", current);
    needed.put("--score", score);
    require(needed, EXAMPLE);
    try (TableJob job = TableJob.open(console())) {
      Problems problems = new Problems();
      List<String> warnings = new ArrayList<>();
      double[] then = scores(job, Objects.requireNonNull(baseline), "baseline", problems, warnings);
      double[] now = scores(job, Objects.requireNonNull(current), "current", problems, warnings);
      problems.refuseIfAny();
      Drift drift = Drift.of(then, now);
      warnings.addAll(drift.warnings());
      return answer(json -> write(json, drift, warnings), lines(drift), warnings);
    }
  }

  private double[] scores(
      TableJob job, String file, String relation, Problems problems, List<String> warnings) {
    OutcomeTable table = job.read(file, relation);
    Optional<double[]> found =
        table
            .find("--score", Objects.requireNonNull(score), problems)
            .map(column -> table.numbers("--score", column, problems));
    if (found.isEmpty() || !problems.isEmpty()) {
      return new double[0];
    }
    CompleteRows rows = CompleteRows.of(List.of(found.get()));
    rows.warning("a score in " + Place.file(file)).ifPresent(warnings::add);
    return rows.numbers(found.get());
  }

  private static void write(Json json, Drift drift, List<String> warnings) {
    Optional<Psi.Compared> compared = drift.psi().compared();
    json.number("psi", compared.map(Psi.Compared::value).orElse(Double.NaN));
    json.number("null_95", compared.map(Psi.Compared::null95).orElse(Double.NaN));
    compared.ifPresentOrElse(
        it -> json.flag("shifted", it.shifted()), () -> json.unknown("shifted"));
    json.list(
        "bins",
        list ->
            compared.stream()
                .flatMap(it -> it.bins().stream())
                .forEach(bin -> list.object(fields -> bin(fields, bin))));
    json.texts("warnings", warnings);
    json.text("verdict", drift.verdict());
  }

  private static void bin(Json json, Psi.Bin bin) {
    json.number("from", bin.from());
    json.number("to", bin.to());
    json.number("baseline", bin.baseline());
    json.number("current", bin.current());
    json.number("contribution", bin.contribution());
  }

  private static List<String> lines(Drift drift) {
    List<String> lines = new ArrayList<>();
    lines.add(drift.verdict());
    Table table = new Table().text("Score").number("then").number("now").number("adds");
    drift.psi().compared().stream()
        .flatMap(it -> it.bins().stream())
        .forEach(
            bin ->
                table.row(
                    Double.isInfinite(bin.to())
                        ? "above " + Numbers.amount(bin.from())
                        : "to " + Numbers.amount(bin.to()),
                    Numbers.percent(bin.baseline()),
                    Numbers.percent(bin.current()),
                    String.format(Locale.ROOT, "%.4f", bin.contribution())));
    if (drift.psi().compared().isPresent()) {
      lines.add("");
      lines.addAll(table.lines());
    }
    return lines;
  }
}
