package dev.verve.cli;

import dev.verve.answer.MetricsFields;
import dev.verve.insight.metrics.Benchmark;
import dev.verve.insight.metrics.Metric;
import dev.verve.insight.metrics.MetricAnswer;
import dev.verve.insight.metrics.MetricPeriod;
import dev.verve.insight.metrics.MetricQuestion;
import dev.verve.insight.metrics.Metrics;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.sql.Bounds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the metrics that are read beside the score. */
@Command(
    name = "metrics",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows the metrics that are read beside the score.",
      "How many are active, come back, use what.",
      "Name one (such as stickiness) for its definition, its parts and its history."
    },
    footer = {
      "",
      "Examples:",
      "  verve metrics events.csv --model b2b.yaml --users users.csv",
      "  verve metrics user-engagement-score events.csv --model b2b.yaml --by plan --from"
          + " 2026-01-01"
    })
final class MetricsCommand extends AnswerCommand {
  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]*");

  @Parameters(
      paramLabel = "[SLUG] EVENTS",
      arity = "1..*",
      description = "A metric, if only one is asked for; then files, globs, folders, or '-'.")
  private List<String> arguments = new ArrayList<>();

  @Mixin private ProductOptions options = new ProductOptions();

  @Option(
      names = "--by",
      paramLabel = "TRAIT",
      description = "Tells users apart by a trait, or by account.")
  private @Nullable String by;

  @Option(
      names = "--period",
      paramLabel = "TIME",
      defaultValue = "month",
      description = "day, week (7 days) or month (30 days). Default: ${DEFAULT-VALUE}.")
  private MetricPeriod period = MetricPeriod.MONTH;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description =
          "Also the periods before the last one, as far as they begin on this date or later.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "The end of the last period. Default: the last date of the events.")
  private @Nullable String to;

  @Option(
      names = "--benchmark",
      paramLabel = "KIND",
      converter = BenchmarkWord.class,
      completionCandidates = BenchmarkWord.All.class,
      description = "Shows industry estimates beside: ${COMPLETION-CANDIDATES}.")
  private @Nullable Benchmark benchmark;

  MetricsCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() {
    Optional<Metric> one = metric();
    List<String> events = arguments.subList(one.isPresent() ? 1 : 0, arguments.size());
    try (Product product = options.open(console(), events)) {
      console().step("Counting");
      MetricAnswer answer = answer(product, one);
      List<String> warnings = new ArrayList<>(product.warnings());
      warnings.addAll(answer.warnings());
      Optional<Benchmark> beside = Optional.ofNullable(benchmark);
      return answer(
          document(fields -> new MetricsFields(answer, beside).write(fields, warnings)),
          new MetricsText(answer, beside).lines(one),
          warnings);
    }
  }

  /** The metric that the first argument names, unless it is a file. */
  private Optional<Metric> metric() {
    String first = arguments.get(0);
    if (Files.exists(Path.of(first)) || !SLUG.matcher(first).matches()) {
      return Optional.empty();
    }
    if (arguments.size() > 1) {
      return Optional.of(Metric.of(first));
    }
    if (Metric.find(first).isPresent()) {
      throw UserError.of(
          Place.option("metrics " + first),
          "there are no events to read",
          "Name the files after the metric.");
    }
    return Optional.empty();
  }

  private MetricAnswer answer(Product product, Optional<Metric> one) {
    Set<Metric> asked = one.map(EnumSet::of).orElseGet(() -> EnumSet.allOf(Metric.class));
    MetricQuestion question =
        MetricQuestion.of(period, periods(product)).withMetrics(asked).withRoles(product.roles());
    Metrics metrics = Metrics.of(product.engine(), product.bound(), product.span());
    return product
        .scores()
        .map(metrics::withScores)
        .orElse(metrics)
        .answer(by == null ? question : question.withSegments(by));
  }

  private List<Bounds> periods(Product product) {
    LocalDate last = product.date("--to", to);
    if (from == null) {
      return List.of(period.endingOn(last));
    }
    LocalDate first = Job.date("--from", from);
    if (period.endingOn(last).first().isBefore(first)) {
      throw UserError.of(
          Place.option("--from " + from),
          "no whole %s of %d days lies between it and %s"
              .formatted(period.word(), period.days(), last),
          "Begin earlier, or ask for a shorter --period.");
    }
    return period.within(first, last);
  }
}
