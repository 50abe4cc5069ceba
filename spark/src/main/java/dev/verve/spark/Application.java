package dev.verve.spark;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;

/**
 * Starts Spark. What {@code spark-submit} or the user's settings say goes before what is set here.
 */
final class Application {
  private static final String MASTER = "spark.master";
  private static final Pattern THREADS = Pattern.compile("\\[(\\d{1,4})\\b");

  private Application() {}

  /**
   * An application on the master that is set, else on all cores of this machine.
   *
   * @param settings Spark's own settings by name
   * @throws UserError where there is no such master, or it cannot be reached
   */
  static SparkSession start(Map<String, String> settings) {
    SparkSession.Builder builder = SparkSession.builder().appName("Verve");
    String master = settings.getOrDefault(MASTER, System.getProperty(MASTER, "local[*]"));
    if (master.startsWith("local")) {
      onOneMachine(master).forEach((name, value) -> unlessSet(builder, name, value));
    }
    settings.forEach(builder::config);
    try {
      return builder.master(master).getOrCreate();
    } catch (Exception e) {
      throw UserError.of(
          Place.option("--master " + master),
          "Spark does not start: " + firstLine(e),
          "A master is local[*], spark://HOST:7077, yarn or k8s://…; check that it runs.");
    }
  }

  /** Nobody looks at pages of a run on one machine, and few tasks spare it much bookkeeping. */
  private static Map<String, String> onOneMachine(String master) {
    Matcher asked = THREADS.matcher(master);
    int tasks =
        asked.find()
            ? Integer.parseInt(asked.group(1))
            : Runtime.getRuntime().availableProcessors();
    return Map.of(
        "spark.ui.enabled", "false",
        "spark.driver.host", "127.0.0.1",
        "spark.driver.bindAddress", "127.0.0.1",
        "spark.sql.shuffle.partitions", String.valueOf(Math.max(2, 4 * tasks)));
  }

  private static void unlessSet(SparkSession.Builder builder, String name, String value) {
    if (System.getProperty(name) == null) {
      builder.config(name, value);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
