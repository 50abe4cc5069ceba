package dev.verve.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;

/**
 * Where {@code spark-submit} begins: {@code spark-submit --class dev.verve.spark.Main
 * verve-spark.jar score PATH --model M}. The commands are those of the command line, which is in
 * the same jar and is found as the tool {@code verve}.
 */
public final class Main {
  private Main() {}

  /** Runs a command on Spark and ends the process with its exit status. */
  public static void main(String[] args) {
    List<String> all = new ArrayList<>(List.of(args));
    if (all.stream().noneMatch(word -> word.startsWith("--engine"))) {
      all.add("--engine");
      all.add("spark");
    }
    ToolProvider verve =
        ServiceLoader.load(ToolProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(tool -> tool.name().equals("verve"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the jar holds no command line"));
    System.exit(verve.run(System.out, System.err, all.toArray(String[]::new)));
  }
}
