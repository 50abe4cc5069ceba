package dev.verve.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Simulates a product and scores it. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Simulates a small B2B product, scores it and shows what there is to see.",
    footer = {"", "Example:", "  verve demo"})
final class DemoCommand implements Callable<Integer> {
  DemoCommand(Console console) {}

  @Override
  public Integer call() {
    return 0;
  }
}
