package dev.verve;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows between the packages of core, and that they form no circle. */
class ArchitectureTest {
  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("problem", List.of()),
          Map.entry("stats", List.of()),
          Map.entry("demo", List.of()),
          Map.entry("chart", List.of()),
          Map.entry("yaml", List.of("problem")),
          Map.entry("event", List.of("problem")),
          Map.entry("model", List.of("problem", "yaml")),
          Map.entry("plan", List.of("model", "event", "problem")),
          Map.entry("alert", List.of("model", "problem", "sql", "yaml")),
          Map.entry("playbook", List.of("alert", "insight", "model", "problem", "yaml")),
          Map.entry("sql", List.of("plan", "model", "event")),
          Map.entry("engine", List.of("sql", "plan", "model", "event", "problem")),
          Map.entry(
              "insight", List.of("engine", "stats", "model", "plan", "sql", "event", "problem")),
          Map.entry("answer", List.of("insight", "stats", "model", "plan", "sql")),
          Map.entry(
              "report",
              List.of("chart", "insight", "engine", "stats", "model", "plan", "sql", "problem")));

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(place -> place.contains("core"))
          .importPackages("dev.verve");

  @TestFactory
  List<DynamicTest> arrowsHold() {
    return new TreeSet<>(MAY_USE.keySet())
        .stream().map(from -> DynamicTest.dynamicTest(from, () -> assertUsesOnly(from))).toList();
  }

  @Test
  void packagesFormNoCircle() {
    slices().matching("dev.verve.(*)..").should().beFreeOfCycles().check(CORE);
  }

  private void assertUsesOnly(String from) {
    List<String> allowed = MAY_USE.getOrDefault(from, List.of());
    String[] refused =
        MAY_USE.keySet().stream()
            .filter(to -> !to.equals(from) && !allowed.contains(to))
            .map(to -> "dev.verve." + to + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("dev.verve." + from + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(refused)
        .as(from + " depends on none of " + Arrays.toString(refused))
        .check(CORE);
  }
}
