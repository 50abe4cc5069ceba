package dev.verve.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.problem.Problems;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Fields know their line and path, and say what is wrong in place of throwing. */
class YamlFieldTest {
  private final Problems problems = new Problems();

  @Test
  void knowsItsPlace() {
    Map<String, YamlField> tree = root("a: 1\nb:\n  # comment\n  c: [x, y]\n  d: z\n").fields();
    Map<String, YamlField> below = field(tree, "b").fields();
    assertThat(field(tree, "a").place()).hasToString("m.yaml:1 a");
    assertThat(field(below, "c").items().get(1).place()).hasToString("m.yaml:4 b.c[1]");
    assertThat(field(below, "d").place()).hasToString("m.yaml:5 b.d");
  }

  @Test
  void readsDays() {
    assertThat(value("30d").wholeDays()).contains(30);
    assertThat(value("2w").wholeDays()).contains(14);
    assertThat(value("7").wholeDays()).contains(7);
    assertThat(value("1.5d").days()).contains(1.5);
    for (String bad : new String[] {"0d", "-3d", "30dd", "d", "1.5", "month", "[1]", "40000d"}) {
      int before = problems.found().size();
      assertThat(value(bad).wholeDays()).as(bad).isEmpty();
      assertThat(problems.found()).as(bad).hasSize(before + 1);
    }
  }

  @Test
  void readsNumbers() {
    assertThat(value("-1.5e3").number()).contains(-1500.0);
    for (String bad : new String[] {".inf", ".nan", "'5'", "five", "{a: 1}", "~"}) {
      assertThat(value(bad).number()).as(bad).isEmpty();
    }
    assertThat(problems.found()).hasSize(6);
  }

  @Test
  void reportsKeysThatStandTwice() {
    root("a: 1\na: 2\n").fields();
    assertThat(problems.found())
        .singleElement()
        .hasToString("m.yaml:2 a: 'a' stands here twice. Keep one of the two.");
  }

  @Test
  void reportsTheLineOfWhatIsNoYaml() {
    Optional<YamlField> root = YamlDocument.read("m.yaml", "a: 1\nb: [1, 2\nc: 3\n", problems);
    assertThat(root).isEmpty();
    assertThat(problems.found())
        .singleElement()
        .asString()
        .startsWith("m.yaml:3: this is not YAML");
  }

  private YamlField value(String text) {
    return field(root("v: " + text).fields(), "v");
  }

  private YamlField root(String text) {
    return YamlDocument.read("m.yaml", text, problems).orElseThrow();
  }

  private static YamlField field(Map<String, YamlField> fields, String key) {
    return Optional.ofNullable(fields.get(key)).orElseThrow();
  }
}
