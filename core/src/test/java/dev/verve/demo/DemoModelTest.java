package dev.verve.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The model shipped for the demo fits the events that the demo makes. */
class DemoModelTest {
  @Test
  void everyEventOfTheModelHappens() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Object branch : map(model().get("tree")).values()) {
      map(map(branch).get("actions"))
          .forEach(
              (action, body) -> {
                Object event = body instanceof Map ? map(body).get("event") : null;
                named.add(String.valueOf(event == null ? action : event));
              });
    }
    Diary diary = Diary.of(DemoProduct.defaults().withUsers(1_000).withAccounts(60));
    assertThat(named).hasSizeGreaterThan(8);
    assertThat(diary.eventNames()).containsAll(named);
  }

  @Test
  void everyBranchHasAnAccountableOwner() throws IOException {
    Map<?, ?> tree = map(model().get("tree"));
    assertThat(tree.keySet().toString()).isEqualTo("[core-usage, collaboration, depth, friction]");
    assertThat(tree.values())
        .allSatisfy(
            branch -> assertThat(map(map(branch).get("owner")).get("accountable")).isNotNull());
  }

  private static Map<?, ?> model() throws IOException {
    Path root = Path.of(System.getProperty("verve.root", "..")).toAbsolutePath();
    String text = Files.readString(root.resolve("models/demo.yaml"));
    return map(new Load(LoadSettings.builder().build()).loadFromString(text));
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : fail("no mapping, but %s", value);
  }
}
