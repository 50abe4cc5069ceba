package dev.verve.cli;

import dev.verve.duckdb.Atomically;
import dev.verve.engine.Fit;
import dev.verve.engine.ScoreRun;
import dev.verve.engine.Scored;
import dev.verve.model.Fingerprint;
import dev.verve.model.FittedScale;
import dev.verve.model.Lock;
import dev.verve.model.LockText;
import dev.verve.sql.Names;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Freezes the scale of a model on a reference. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = {
      "Freezes the scale of a model in a lock file.",
      "Fits it on events and writes the lock beside the model.",
      "Scores stay comparable while that file stands."
    },
    footer = {"", "Example:", "  verve calibrate events.csv --model b2b.yaml"})
final class CalibrateCommand extends EventCommand {
  @Option(names = "--as-of", paramLabel = "DATE", description = "The date of the reference.")
  private @Nullable String asOf;

  CalibrateCommand(Console console) {
    super(console);
  }

  @Override
  Job open() {
    return Job.open(console(), ModelFile.readWithoutLock(model()), events(), options());
  }

  @Override
  void answer(Job job) {
    LocalDate date = job.asOf(asOf);
    ScoreRun run = job.run().prepare(date);
    Scored scored = run.at(date, Names.SINGLE);
    Fit fit = scored.fit();
    boolean fitted = fit.users() > 0;
    long users = fitted ? fit.users() : population(job);
    long active = fitted ? fit.active() : active(job);
    FitNotice.checkReference(job, active);
    FittedScale accounts = scored.accountFit().map(Fit::scale).orElse(null);
    long days = date.toEpochDay() - job.span().first().toEpochDay() + 1;
    Lock lock =
        new Lock(
            job.model().name(),
            Fingerprint.ofScoring(job.model()),
            fit.scale(),
            accounts,
            date,
            users,
            active,
            days);
    Path target = job.file().lockPath();
    Atomically.write(target, part -> Files.writeString(part, LockText.of(lock)));
    if (json()) {
      document(json -> write(json, job, lock, target));
      return;
    }
    console().step("");
    console()
        .out()
        .printf(
            "Wrote %s: %s, on %s active of %s %ss on %s.%n",
            target,
            inWords(lock.scale()),
            Numbers.count(active),
            Numbers.count(users),
            job.model().entity().word(),
            date);
    console().out().println("Next: commit it beside the model; `verve score` uses it from now on.");
  }

  private static long population(Job job) {
    return job.engine().query("select count(*) as n from score").get(0).whole("n");
  }

  private static long active(Job job) {
    return job.engine().query("select count(*) as n from score where raw > 0").get(0).whole("n");
  }

  private static String inWords(FittedScale scale) {
    Double number = scale.number();
    return number == null
        ? "percentiles of the reference"
        : "scale %s, %s %s"
            .formatted(scale.method().word(), scale.method().parameter(), Numbers.amount(number));
  }

  private static void write(Json json, Job job, Lock lock, Path target) {
    json.text("model", lock.model());
    json.text("lock", target);
    json.text("model_hash", lock.modelHash());
    json.text("version", Fingerprint.version(job.model(), lock));
    ScoreJson.scale(json, "scale", lock.scale());
    FittedScale accounts = lock.accountScale();
    if (accounts != null) {
      ScoreJson.scale(json, "account_scale", accounts);
    }
    json.object(
        "reference",
        reference -> {
          reference.text("date", lock.date());
          reference.count("users", lock.users());
          reference.count("active", lock.active());
          reference.count("days", lock.days());
        });
    json.texts("warnings", job.warnings());
  }
}
