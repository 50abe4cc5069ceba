package dev.verve.server.act.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.playbook.Playbook;
import dev.verve.playbook.PlaybookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TemplatesTest {
  @Test
  void templatesAreThoseOfTheDocsAndCanBeRead() throws IOException {
    String templates = PlaybookPlans.templates();
    Path docs = Path.of(System.getProperty("verve.root", "..")).resolve("docs/alerts.md");
    assertThat(Files.readString(docs)).contains(templates);
    assertThat(PlaybookReader.read(PlaybookPlans.FILE, templates))
        .extracting(Playbook::slug)
        .containsExactly(
            "re-engage-dormant",
            "onboarding-to-first-value",
            "champion-lost",
            "expansion-candidate",
            "feature-discovery",
            "study-power-users",
            "usage-summary");
  }
}
