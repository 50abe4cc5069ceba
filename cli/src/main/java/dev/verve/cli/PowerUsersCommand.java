package dev.verve.cli;

import dev.verve.answer.PowerUsersFields;
import dev.verve.insight.power.PowerQuestion;
import dev.verve.insight.power.PowerStudy;
import dev.verve.model.Bands;
import dev.verve.plan.BoundModel;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.problem.Suggestion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Studies what users of the highest band do that others do not. */
@Command(
    name = "power-users",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Studies what the best users do that others do not.",
      "And how they began.",
      "Differences are adjusted for how long users have been there and for the first segment of the"
          + " model."
    },
    footer = {"", "Example:", "  verve power-users events.csv --model b2b.yaml --users users.csv"})
final class PowerUsersCommand extends AnswerCommand {
  @Parameters(
      paramLabel = "EVENTS",
      arity = "1..*",
      description = "Files, globs, folders, '-' for standard input, or git:PATH.")
  private List<String> events = List.of();

  @Mixin private ProductOptions options = new ProductOptions();

  @Option(names = "--as-of", paramLabel = "DATE", description = "The date of the scores.")
  private @Nullable String asOf;

  @Option(
      names = "--band",
      paramLabel = "BAND",
      description = "The band that is studied. Default: the highest.")
  private @Nullable String band;

  @Option(
      names = "--against",
      paramLabel = "BAND",
      description = "The band it is compared with. Default: the second, as light.")
  private @Nullable String against;

  PowerUsersCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() {
    options.requireModel();
    try (Product product = options.open(console(), events)) {
      console().step("Comparing");
      PowerStudy study = study(product);
      List<String> warnings = new ArrayList<>(product.warnings());
      warnings.addAll(study.warnings());
      return answer(
          document(fields -> PowerUsersFields.write(fields, study, warnings)),
          PowerUsersText.lines(study),
          warnings);
    }
  }

  private PowerStudy study(Product product) {
    BoundModel model = product.bound();
    return PowerStudy.of(
        product.engine(),
        model,
        product.span(),
        product.scores().orElseThrow(),
        question(model.model().bands(), product.date("--as-of", asOf)),
        product.roles().visits());
  }

  private PowerQuestion question(Bands bands, LocalDate date) {
    Problems problems = new Problems();
    check(problems, bands, "--band", band);
    check(problems, bands, "--against", against);
    if (bands.names().size() < 2) {
      problems.add(Place.option("bands"), "the model has a single band", "Two are compared.");
    }
    problems.refuseIfAny();
    PowerQuestion usual = PowerQuestion.of(bands, date);
    String high = band == null ? usual.high() : band;
    String low = against == null ? usual.low() : against;
    if (high.equals(low)) {
      problems.add(
          Place.option("--band " + high), "it is compared with itself", "Name --against another.");
    }
    problems.refuseIfAny();
    return new PowerQuestion(date, high, low);
  }

  private static void check(Problems problems, Bands bands, String option, @Nullable String name) {
    if (name != null && !bands.names().contains(name)) {
      problems.add(
          Place.option(option + " " + name),
          "the model has no such band",
          Suggestion.didYouMean(name, bands.names()));
    }
  }
}
