package dev.verve.cli;

import dev.verve.answer.TreeFields;
import dev.verve.engine.Scored;
import dev.verve.insight.GrownTree;
import dev.verve.insight.Tree;
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
    description = "Takes the score apart into its branches, with their owners and actions.",
    footer = {"", "Example:", "  verve tree events.csv --model b2b.yaml"})
final class TreeCommand extends EventCommand {
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
    return new GrownTree(
        Tree.of(job.engine(), job.bound(), scored), Optional.empty(), Optional.empty());
  }

  private static GrownTree change(Job job, LocalDate from, LocalDate date) {
    DatePair pair = DatePair.score(job, from, date);
    return new GrownTree(
        Tree.of(job.engine(), job.bound(), pair.to()),
        Optional.of(Tree.of(job.engine(), job.bound(), pair.from())),
        Optional.empty());
  }
}
