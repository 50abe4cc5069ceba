package dev.verve.server.page;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Set;

/** What keeps people from using a page, as axe-core finds it. */
final class Axe {
  private Axe() {}

  /** What is serious; the same page in the dark differs by its colours alone. */
  static List<String> serious(Page page, ColorScheme scheme) {
    // without frames of other origins the page can be judged in place, in half the time
    AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true);
    if (scheme == ColorScheme.DARK) {
      axe.withRules(List.of("color-contrast"));
    }
    return axe.analyze().getViolations().stream()
        .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
        .map(Axe::words)
        .toList();
  }

  private static String words(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + " at "
        + rule.getNodes().stream().map(node -> String.valueOf(node.getTarget())).toList();
  }
}
