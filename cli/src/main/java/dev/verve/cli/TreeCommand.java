package dev.verve.cli;

import dev.verve.answer.TreeFields;
import dev.verve.engine.Scored;
import dev.verve.insight.Tree;
import dev.verve.sql.Names;
import java.time.LocalDate;
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

  @Override
  void answer(Job job) {
    LocalDate date = job.asOf(asOf);
    Scored scored = job.run().prepare(date).at(date, Names.SINGLE);
    Tree tree = Tree.of(job.engine(), job.bound(), scored);
    if (json()) {
      document(job, fields -> TreeFields.write(fields, tree));
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
    TreeText.lines(tree).forEach(console().out()::println);
  }
}
