package dev.verve.cli;

import dev.verve.alert.AlertRule;
import dev.verve.insight.evidence.ModelComparison;
import dev.verve.insight.evidence.ModelComparison.Side;
import dev.verve.insight.evidence.OutcomeLog;
import dev.verve.plan.Binder;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.stats.Psi;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    footer = {
      "",
      "Example:",
      "  verve compare now.yaml next.yaml events.csv",
      "  verve compare now.yaml next.yaml events.csv --alerts alerts.yaml --days 90"
    })
final class CompareCommand extends AnswerCommand {
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
      description =
          "Counts downward crossings, and alerts, of so many last days. Default: ${DEFAULT-VALUE}.")
  private int days = 7;

  @Option(
      names = "--alerts",
      paramLabel = "FILE",
      description =
          "Rules such as alerts.yaml: how often each on users or accounts would have fired on these"
              + " days, under either model.")
  private @Nullable Path alerts;

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
    List<AlertRule> rules =
        alerts == null ? List.of() : RulesFile.read(alerts, List.of(a.model(), b.model())).rules();
    try (Job job = Job.openWhole(console(), a, events, options)) {
      Optional<OutcomeLog> log =
          a.model().outcomes().stream()
              .findFirst()
              .map(outcome -> OutcomeLog.inEvents(outcome, job.span()));
      List<Side> sides =
          List.of(
              new Side(job.bound(), a.lock().orElse(null)),
              new Side(Binder.bind(b.model(), job.inputs().shape()), b.lock().orElse(null)));
      ModelComparison it =
          ModelComparison.of(job.engine(), sides.get(0), sides.get(1), job.span(), days, log);
      List<String> warnings = new ArrayList<>(job.warnings());
      if (it.shift() instanceof Psi.Refused refused) {
        warnings.add("psi is unknown: " + refused.reason() + ".");
      }
      if (it.difference().isEmpty()) {
        warnings.add("difference is unknown: no closed outcome with 100 users of either kind.");
      }
      List<FiredAlerts> fired = fired(rules, job, sides, warnings);
      return answer(
          json -> CompareAnswer.write(json, it, fired, warnings),
          CompareAnswer.lines(it, days, fired),
          warnings);
    }
  }

  private List<FiredAlerts> fired(
      List<AlertRule> rules, Job job, List<Side> sides, List<String> warnings) {
    List<AlertRule> each = new ArrayList<>();
    for (AlertRule rule : rules) {
      if (rule.trigger().isOfEach() && rule.of() == sides.get(0).model().model().entity()) {
        each.add(rule);
      } else {
        warnings.add(
            "Rule %s is left out: only rules on each %s are counted on files."
                .formatted(rule.slug(), sides.get(0).model().model().entity().word()));
      }
    }
    return each.isEmpty() ? List.of() : FiredAlerts.of(job.engine(), job.span(), sides, each, days);
  }
}
