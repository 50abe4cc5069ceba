package dev.verve.cli;

import dev.verve.engine.ScoredPair;
import dev.verve.insight.Drop;
import dev.verve.insight.Movement;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows who moved between bands. */
@Command(
    name = "movement",
    mixinStandardHelpOptions = true,
    description = "Shows who moved between bands from one date to another.",
    footer = {
      "",
      "Example:",
      "  verve movement events.csv --model b2b.yaml --from 2026-01-01 --to 2026-01-31"
    })
final class MovementCommand extends EventCommand {
  private static final int SHOWN = 10;
  private static final int WEEK = 7;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "The earlier date. Default: a week before the later one.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "The later date. Default: the last one in the events.")
  private @Nullable String to;

  MovementCommand(Console console) {
    super(console);
  }

  @Override
  void answer(Job job) {
    LocalDate later = to == null ? job.span().last() : Job.date("--to", to);
    LocalDate earlier = from == null ? later.minusDays(WEEK) : Job.date("--from", from);
    ScoredPair pair = DatePair.score(job, earlier, later);
    Movement movement = Movement.between(job.engine(), job.bound(), pair.from(), pair.to());
    if (movement.startsEmpty()) {
      job.warn(
          "nobody was there on %s, so that everybody is new; the events begin on %s"
              .formatted(earlier, job.span().first()));
    }
    if (json()) {
      document(json -> write(json, job, movement));
      return;
    }
    List<Drop> drops = Drop.largest(job.engine(), job.bound(), pair.from(), pair.to(), SHOWN);
    console().step("");
    var out = console().out();
    out.println(MovementText.sentence(movement));
    out.println();
    MovementText.lines(job.model().bands(), movement).forEach(out::println);
    out.println();
    MovementText.drops(drops).forEach(out::println);
  }

  private static void write(Json json, Job job, Movement movement) {
    json.text("from", movement.from());
    json.text("to", movement.to());
    json.list(
        "matrix",
        list ->
            movement
                .cells()
                .forEach(
                    cell ->
                        list.object(
                            fields -> {
                              fields.text("from_band", cell.from());
                              fields.text("to_band", cell.to());
                              fields.count("users", cell.users());
                            })));
    json.count("new", movement.entered());
    json.count("lost", movement.lost());
    json.count("down", movement.down());
    json.count("up", movement.up());
    json.count("silent", movement.silent());
    json.texts("warnings", job.warnings());
  }
}
