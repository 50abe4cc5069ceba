package dev.verve.report;

import dev.verve.chart.Page;
import dev.verve.chart.Section;
import dev.verve.insight.evidence.Baseline;
import dev.verve.insight.evidence.Validation;
import java.util.List;

/** The evidence that a score predicts, or that it does not, as one page: the verdict first. */
public final class EvidencePage {
  private final Page page;

  /**
   * A page.
   *
   * @param title whose score it is
   * @param meta of what and when, in one line
   * @param first what the verdict is taken from
   * @param others evidence on other outcomes
   */
  public EvidencePage(String title, String meta, Evidence first, List<Evidence> others) {
    int bands = first.validation().judged().map(it -> it.bands().bands().size()).orElse(1);
    this.page = new Page(title, meta, first.validation().verdict(), bands);
    add(first);
    for (Evidence other : others) {
      page.with(new Section(other.outcome()).say(other.validation().verdict()));
      add(other);
    }
  }

  /**
   * A judgement with what it is held against.
   *
   * @param outcome what was predicted, in words
   * @param validation the judgement
   * @param baselines naive rules on the same users; empty where there are none
   * @param warnings what to keep in mind
   */
  public record Evidence(
      String outcome, Validation validation, List<Baseline> baselines, List<String> warnings) {
    public Evidence {
      baselines = List.copyOf(baselines);
      warnings = List.copyOf(warnings);
    }
  }

  /** The document. */
  public String html() {
    return page.html();
  }

  private void add(Evidence evidence) {
    EvidenceSections.of(evidence).forEach(page::with);
  }
}
