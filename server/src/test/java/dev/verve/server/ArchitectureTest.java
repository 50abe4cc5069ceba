package dev.verve.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows between the packages of the server, and that they form no circle. */
class ArchitectureTest {
  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          "store", List.of(),
          "live", List.of("store"),
          "web", List.of("store"),
          "ingest", List.of("store", "web"),
          "act", List.of("impact", "live", "store", "web"),
          "impact", List.of("live", "store", "web"),
          "api", List.of("act", "impact", "live", "store", "web"),
          "page", List.of("act", "api", "impact", "ingest", "live", "store", "web"));

  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(place -> place.contains("server"))
          .importPackages("dev.verve.server");

  @TestFactory
  List<DynamicTest> arrowsHold() {
    return new TreeSet<>(MAY_USE.keySet())
        .stream().map(from -> DynamicTest.dynamicTest(from, () -> assertUsesOnly(from))).toList();
  }

  @Test
  void packagesFormNoCircle() {
    slices().matching("dev.verve.server.(*)..").should().beFreeOfCycles().check(SERVER);
  }

  @Test
  void theDatabaseAndTheWebStayInTheirRooms() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.verve.server.store..", "dev.verve.server.live..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..")
        .check(SERVER);
  }

  private void assertUsesOnly(String from) {
    List<String> allowed = MAY_USE.getOrDefault(from, List.of());
    String[] refused =
        MAY_USE.keySet().stream()
            .filter(to -> !to.equals(from) && !allowed.contains(to))
            .map(to -> "dev.verve.server." + to + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("dev.verve.server." + from + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(refused)
        .check(SERVER);
  }
}
