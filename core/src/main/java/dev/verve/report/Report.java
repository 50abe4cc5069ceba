package dev.verve.report;

import dev.verve.chart.Digits;
import dev.verve.chart.Page;
import dev.verve.chart.Section;
import dev.verve.insight.diagnosis.DiagnosisWords;

/** The report of a date as one page: where users stand, who moved, why, and what stands beside. */
public final class Report {
  private final Answers answers;

  public Report(Answers answers) {
    this.answers = answers;
  }

  /** The page. */
  public String html() {
    Page page =
        new Page(answers.model().title(), meta(), summary(), answers.model().bands().list().size());
    page.with(DistributionSection.of(answers));
    page.with(MovementSection.of(answers.model(), answers.movement()));
    page.with(DiagnosisSection.of(answers.diagnosis()));
    page.with(FallSection.of(answers));
    page.with(TreeSection.of(answers));
    page.with(RetentionSection.of(answers.retention()));
    page.with(MetricSection.of(answers.metrics()));
    if (!answers.warnings().isEmpty()) {
      page.with(new Section("What to know").list(answers.warnings()));
    }
    return page.html();
  }

  private String meta() {
    return "%s to %s · days begin in %s · model %s, version %s"
        .formatted(
            answers.movement().from(),
            answers.movement().to(),
            answers.model().timezone(),
            answers.model().name(),
            answers.version());
  }

  /** The report in one paragraph. */
  public String summary() {
    var distribution = answers.distribution();
    String stand =
        distribution.average().isPresent()
            ? "%s %s score %s on average on %s. "
                .formatted(
                    Digits.count(distribution.population()),
                    answers.those(),
                    Digits.tenths(distribution.average().getAsDouble()),
                    answers.movement().to())
            : "There are no %s yet on %s. ".formatted(answers.those(), answers.movement().to());
    return stand
        + MovementSection.sentence(answers.movement())
        + ". "
        + DiagnosisWords.summary(answers.diagnosis());
  }
}
