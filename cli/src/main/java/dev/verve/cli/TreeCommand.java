package dev.verve.cli;

import dev.verve.answer.TreeFields;
import dev.verve.engine.Scored;
import dev.verve.engine.ScoredPair;
import dev.verve.insight.GrownTree;
import dev.verve.insight.Tree;
import dev.verve.insight.series.DailySeries;
import dev.verve.sql.Bounds;
import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes the score apart into branches and actions. */
@Command(
    name = "tree",
    mixinStandardHelpOptions = true,
    description = {
      "Takes the average score apart into its branches.",
      "With owners, actions, and what was done on each of the last 28 days."
    },
    footer = {"", "Example:", "  verve tree events.csv --model b2b.yaml"})
final class TreeCommand extends EventCommand {
  private static final int SPARK_DAYS = 28;

  @Option(names = "--as-of", paramLabel = "DATE", description = "The date of the scores.")
  private @Nullable String asOf;

  TreeCommand(Console console) {
    super(console);
  }

  @Option(names = "--from", paramLabel = "DATE", description = "Also the change since a date.")
  private @Nullable String from;

  @Override
  void answer(Job job) {
    LocalDate date = job.asOf(asOf);
    GrownTree grown = from == null ? now(job, date) : change(job, Job.date("--from", from), date);
    Tree tree = grown.now();
    if (json()) {
      document(job, fields -> new TreeFields(fields, grown).write());
      return;
    }
    console().step("");
    console()
        .out()
        .printf(
            "%s points of %s %ss on %s%n%n",
            Numbers.points(tree.points()),
            Numbers.count(tree.population()),
            job.model().entity().word(),
            date);
    TreeText.lines(grown).forEach(console().out()::println);
  }

  private static GrownTree now(Job job, LocalDate date) {
    Scored scored = job.run().prepare(date).at(date, Names.SINGLE);
    Tree tree = Tree.of(job.engine(), job.bound(), scored);
    return new GrownTree(tree, Optional.empty(), Optional.of(days(job, date)));
  }

  private static GrownTree change(Job job, LocalDate from, LocalDate date) {
    ScoredPair pair = DatePair.score(job, from, date);
    Tree tree = Tree.of(job.engine(), job.bound(), pair.to());
    Tree before = Tree.of(job.engine(), job.bound(), pair.from());
    return new GrownTree(tree, Optional.of(before), Optional.of(days(job, date)));
  }

  private static DailySeries days(Job job, LocalDate date) {
    return DailySeries.read(
        job.engine(),
        job.bound(),
        job.span(),
        job.run(),
        new Bounds(date.minusDays(SPARK_DAYS - 1L), date),
        Optional.empty());
  }
}
