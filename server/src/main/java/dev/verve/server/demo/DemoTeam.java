package dev.verve.server.demo;

import dev.verve.demo.DemoProduct;
import dev.verve.server.act.ActOptions;
import dev.verve.server.act.Acting;
import dev.verve.server.act.destination.DestinationRequest;
import dev.verve.server.impact.Judging;
import dev.verve.server.impact.Register;
import dev.verve.server.live.Models;
import dev.verve.server.live.Releases;
import dev.verve.server.live.Scorer;
import dev.verve.server.store.Store;
import java.time.LocalDate;
import java.util.Map;

/**
 * What the team behind the simulated product has set up: the days on which something happened,
 * rules, a playbook, a destination, an intervention that was judged and one that is to come. Only
 * the release and the campaign are part of the simulation; the interventions change nothing in it.
 */
public final class DemoTeam {
  private static final String ALERTS =
      """
      alerts:
        slipped:
          title: Slipped out of Engaged
          when: {crosses: engaged, direction: down, for: 2d}
          cool_down: 14d
        falling:
          title: Fell 20 points in a week
          when: {falls: 20, within: 7d}
      """;

  private static final String PLAYBOOKS =
      """
      playbooks:
        re-engage-dormant:
          title: Re-engage those who fall dormant
          when: {crosses: light, for: 3d}
          cool_down: 60d
          holdout: 0.1
          check_after: 28d
          steps:
            - add_to_list: unfinished-action-nudge
            - wait_until: {band: light, at_most: 7d}
            - task: {owner: customer-success, text: "Ask what kept {subject} from finishing"}
      """;

  private static final String JUDGED =
      """
      name: invite-banner
      title: Ask for a teammate after the second workflow
      what: A banner, which the simulated people do not heed
      branch: collaboration
      start: %s
      end: %s
      holdout: 50%%
      cost: 3 days
      """;

  private static final String TO_COME =
      """
      name: export-repair
      title: Repair the export of reports
      branch: depth
      start: %s
      end: %s
      holdout: 20%%
      """;

  private static final int FOUR_WEEKS = 28;

  private final Store store;
  private final Scorer scorer;

  /** The team of the product in a store whose scores are current. */
  public DemoTeam(Store store, Scorer scorer) {
    this.store = store;
    this.scorer = scorer;
  }

  /** Sets everything up, and looks at the rules once. */
  public void setUp(DemoProduct product) {
    LocalDate today = product.lastDay();
    Releases releases = new Releases(store);
    releases.add(product.release().day(), "new export of reports", Models.SERVER);
    releases.add(product.campaign().firstDay(), "sign-up campaign", Models.SERVER);
    Register register = new Register(store);
    LocalDate start = today.minusDays(FOUR_WEEKS);
    register.add(JUDGED.formatted(start, today.minusDays(1)), Models.SERVER);
    register.add(TO_COME.formatted(today.plusDays(1), today.plusDays(FOUR_WEEKS)), Models.SERVER);
    new Judging(store).judgeDue();
    try (Acting acting = new Acting(store, scorer, ActOptions.defaults())) {
      acting
          .destinations()
          .save(
              new DestinationRequest(
                  "lake", "folder", Map.of("folder", "changes", "begin", "changes"), Map.of()),
              Models.SERVER);
      acting.plans().save(ALERTS, Models.SERVER);
      acting.playbooks().save(PLAYBOOKS, Models.SERVER);
      acting.sync();
    }
  }
}
