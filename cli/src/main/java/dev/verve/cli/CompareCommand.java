package dev.verve.cli;

import dev.verve.insight.evidence.Difference;
import dev.verve.insight.evidence.ModelComparison;
import dev.verve.insight.evidence.ModelComparison.Side;
import dev.verve.insight.evidence.OutcomeLog;
import dev.verve.plan.Binder;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.stats.Psi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what another model would change. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what another model would change.",
      "Before it is published: who changes band, how the order and the distribution shift, which",
      "crossings would alert, and which predicts better."
    },
    footer = {"", "Example:", "  verve compare now.yaml next.yaml events.csv"})
final class CompareCommand extends EvidenceCommand {
  @Parameters(index = "0", paramLabel = "MODEL_A", description = "The model as it stands.")
  private String first = "";

  @Parameters(index = "1", paramLabel = "MODEL_B", description = "The model that might follow.")
  private String second = "";

  @Parameters(index = "2..*", arity = "1..*", paramLabel = "EVENTS", description = "Events.")
  private List<String> events = List.of();

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "7",
      description = "Counts downward crossings of so many last days. Default: ${DEFAULT-VALUE}.")
  private int days = 7;

  @Mixin private EventOptions options = new EventOptions();

  CompareCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() {
    ModelFile a = ModelFile.read(first);
    ModelFile b = ModelFile.read(second);
    if (a.model().entity() != b.model().entity()
        || !a.model().timezone().equals(b.model().timezone())) {
      throw UserError.of(
          Place.file(second),
          "the models score different entities or days",
          "Compare models with the same `entity` and `timezone`.");
    }
    try (Job job = Job.openWhole(console(), a, events, options)) {
      Optional<OutcomeLog> log =
          a.model().outcomes().stream()
              .findFirst()
              .map(outcome -> OutcomeLog.inEvents(outcome, job.span()));
      ModelComparison it =
          ModelComparison.of(
              job.engine(),
              new Side(job.bound(), a.lock().orElse(null)),
              new Side(Binder.bind(b.model(), job.inputs().shape()), b.lock().orElse(null)),
              job.span(),
              days,
              log);
      List<String> warnings = new ArrayList<>(job.warnings());
      if (it.shift() instanceof Psi.Refused refused) {
        warnings.add("psi is unknown: " + refused.reason() + ".");
      }
      if (it.difference().isEmpty()) {
        warnings.add("difference is unknown: no closed outcome with 100 users of either kind.");
      }
      return answer(json -> write(json, it, warnings), lines(it), warnings);
    }
  }

  private static long moved(ModelComparison it) {
    return it.moves().stream()
        .filter(move -> !move.from().equals(move.to()))
        .mapToLong(ModelComparison.Move::users)
        .sum();
  }

  private static String verdict(ModelComparison it) {
    return "%s of %s users change band.%s"
        .formatted(
            Numbers.count(moved(it)),
            Numbers.count(it.users()),
            it.difference().map(CompareCommand::better).orElse(""));
  }

  private static String better(Difference it) {
    if (it.better()) {
      return " The second model predicts better.";
    }
    return it.worse()
        ? " The first model predicts better."
        : " Neither is proven to predict better.";
  }

  private List<String> lines(ModelComparison it) {
    List<String> lines = new ArrayList<>(List.of(verdict(it), ""));
    Table table = new Table().text("Now").text("Then").number("users");
    it.moves().forEach(move -> table.row(move.from(), move.to(), Numbers.count(move.users())));
    lines.addAll(table.lines());
    lines.add("");
    it.rankCorrelation()
        .ifPresent(rank -> lines.add(String.format(Locale.ROOT, "  Rank correlation %.3f", rank)));
    it.shift()
        .compared()
        .ifPresent(
            psi ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "  PSI %.3f, by chance up to %.3f",
                        psi.value(),
                        psi.null95())));
    lines.add(
        "  Downward crossings of the last %d days: %s now, %s then"
            .formatted(days, Numbers.count(it.downFirst()), Numbers.count(it.downSecond())));
    it.difference()
        .ifPresent(
            found ->
                lines.add(
                    "  AUC %s then, %s now; difference %s"
                        .formatted(
                            ValidationText.estimate(found.first()),
                            ValidationText.estimate(found.second()),
                            ValidationText.estimate(found.difference()))));
    return lines;
  }

  private static void write(Json json, ModelComparison it, List<String> warnings) {
    json.text("as_of", it.asOf());
    json.count("users", it.users());
    json.count("moved", moved(it));
    json.list(
        "matrix",
        list ->
            it.moves()
                .forEach(
                    move ->
                        list.object(
                            fields -> {
                              fields.text("from_band", move.from());
                              fields.text("to_band", move.to());
                              fields.count("users", move.users());
                            })));
    EstimateJson.number(json, "rank_correlation", it.rankCorrelation());
    EstimateJson.number(
        json,
        "psi",
        it.shift()
            .compared()
            .map(psi -> OptionalDouble.of(psi.value()))
            .orElseGet(OptionalDouble::empty));
    json.object(
        "down",
        fields -> {
          fields.count("first", it.downFirst());
          fields.count("second", it.downSecond());
        });
    it.difference()
        .ifPresentOrElse(
            found ->
                json.object(
                    "auc",
                    fields -> {
                      EstimateJson.object(fields, "first", found.second());
                      EstimateJson.object(fields, "second", found.first());
                      EstimateJson.object(fields, "difference", found.difference());
                    }),
            () -> json.unknown("auc"));
    json.texts("warnings", warnings);
    json.text("verdict", verdict(it));
  }
}
