package dev.verve.cli;

import dev.verve.demo.DemoProduct;
import dev.verve.engine.ScoredPair;
import dev.verve.insight.Distribution;
import dev.verve.insight.Drop;
import dev.verve.insight.Movement;
import dev.verve.insight.Tree;
import dev.verve.model.ScoreModel;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Simulates a product and scores it. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Simulates a small product, scores it, opens the dashboard.",
      "A B2B product of 5,600 users in 320 accounts over 180 days; every run is the same.",
      "On a terminal the dashboard opens with the product loaded, until it is stopped; elsewhere,",
      "or with --no-serve, the command ends with the summary."
    },
    footer = {"", "Examples:", "  verve demo", "  verve demo --dir demo-data --no-serve"})
final class DemoCommand implements Callable<Integer> {
  private static final int WEEK = 7;
  private static final int DROPS = 10;

  private final Console console;

  @Option(
      names = "--dir",
      paramLabel = "FOLDER",
      defaultValue = "demo-data",
      description = "Where events, users and the model are kept. Default: ${DEFAULT-VALUE}.")
  private Path folder = Path.of("demo-data");

  @Option(names = "--seed", paramLabel = "N", description = "Another product of the same kind.")
  private @Nullable Long seed;

  @Option(
      names = "--serve",
      negatable = true,
      description = "Opens the dashboard, or does not. Default: on a terminal it does.")
  private @Nullable Boolean serve;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8642",
      description = "Where the dashboard answers; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
  private int port = 8642;

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    DemoProduct product =
        seed == null ? DemoProduct.defaults() : DemoProduct.defaults().withSeed(seed);
    DemoFiles files = new DemoFiles(folder);
    simulate(product, files);
    EventOptions options = EventOptions.withUsers(files.users());
    ModelFile model = ModelFile.readWithoutLock(files.model().toString());
    try (Job job = Job.open(console, model, List.of(files.events().toString()), options)) {
      LocalDate last = product.lastDay();
      ScoredPair pair = DatePair.score(job, last.minusDays(WEEK), last);
      console.step("");
      print(job, product, pair, files);
    }
    console.flush();
    if (serve == null ? Boolean.getBoolean("verve.tty.out") : serve) {
      String name = seed == null ? "server" : "server-" + seed;
      new DemoServer(console, product, folder.resolve(name)).run(files.model(), port);
    }
    return 0;
  }

  private void simulate(DemoProduct product, DemoFiles files) {
    console.step("Simulating a product");
    try {
      Files.createDirectories(folder);
      files.write(product);
    } catch (IOException e) {
      if (Files.exists(folder) && !Files.isDirectory(folder)) {
        throw UserError.of(
            Place.option("--dir " + folder), "this is a file", "Name another folder.");
      }
      throw new UncheckedIOException(e);
    }
  }

  private void print(Job job, DemoProduct product, ScoredPair pair, DemoFiles files) {
    ScoreModel model = job.model();
    var out = console.out();
    Distribution users = Distribution.of(job.engine(), job.bound(), pair.to().names().score());
    Movement movement = Movement.between(job.engine(), job.bound(), pair.from(), pair.to());
    out.printf(
        "%s, %s: %s users, %s events in %d days%n%n",
        model.title(),
        product.lastDay(),
        Numbers.count(users.population()),
        Numbers.count(job.loaded().rows()),
        job.span().days());
    DistributionText.lines(model, users, console.colour()).forEach(out::println);
    out.println();
    out.println("Since last week: " + MovementText.sentence(movement));
    out.println();
    MovementText.lines(model.bands(), movement).forEach(out::println);
    out.println();
    out.println("Where the points come from");
    out.println();
    TreeText.lines(Tree.of(job.engine(), job.bound(), pair.to())).forEach(out::println);
    out.println();
    List<Drop> drops = Drop.largest(job.engine(), job.bound(), pair.from(), pair.to(), DROPS);
    MovementText.drops(drops).forEach(out::println);
    if (model.rollup() != null) {
      Distribution accounts =
          Distribution.of(job.engine(), job.bound(), pair.to().names().accountScore());
      out.printf("%n%s accounts%n%n", Numbers.count(accounts.population()));
      DistributionText.lines(model, accounts, console.colour()).forEach(out::println);
    }
    out.println();
    String worst = drops.isEmpty() ? "u00001" : drops.get(0).id();
    out.printf(
        "Next: ask why one of them fell:%n  ./verve explain %s %s --users %s --model %s --from %s%n",
        worst, files.events(), files.users(), files.model(), pair.from().asOf());
  }
}
