package dev.verve.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each chart, wide and narrow, with its table, as it was last looked at. Run with {@code
 * -Dverve.golden=write} to write them anew, and look at them before committing.
 */
class GoldenChartTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "dev", "verve", "chart");

  static Set<String> names() {
    return SampleCharts.all().keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void isDrawnAsBefore(String name) throws IOException {
    String html = Objects.requireNonNull(SampleCharts.all().get(name)).html();
    Path golden = FOLDER.resolve(name + ".html");
    if ("write".equals(System.getProperty("verve.golden"))) {
      Files.writeString(golden, html);
    }
    assertThat(html).isEqualTo(Files.readString(golden));
  }
}
