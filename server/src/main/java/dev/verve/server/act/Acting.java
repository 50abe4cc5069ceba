package dev.verve.server.act;

import dev.verve.alert.AlertPlan;
import dev.verve.server.act.alert.AlertNotices;
import dev.verve.server.act.alert.AlertPlans;
import dev.verve.server.act.alert.AlertRound;
import dev.verve.server.act.destination.Destinations;
import dev.verve.server.act.destination.Outbox;
import dev.verve.server.act.destination.Payloads;
import dev.verve.server.act.destination.Sync;
import dev.verve.server.act.destination.Vault;
import dev.verve.server.act.digest.DigestRound;
import dev.verve.server.act.playbook.PlaybookPlans;
import dev.verve.server.act.playbook.PlaybookRound;
import dev.verve.server.live.Chores;
import dev.verve.server.live.Scorer;
import dev.verve.server.store.Store;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that follows from scores, and the threads that do it now and then. */
public final class Acting implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Acting.class);
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final Scorer scorer;
  private final Destinations destinations;
  private final Outbox outbox;
  private final AlertPlans plans;
  private final AlertRound alerts;
  private final AlertNotices notices;
  private final PlaybookPlans playbooks;
  private final PlaybookRound runs;
  private final DigestRound digests;
  private final Sync sync;
  private final Chores chores = new Chores("verve-act", 2);

  /** What acts on the scores of a store. */
  public Acting(Store store, Scorer scorer, ActOptions options) {
    Payloads payloads = new Payloads(options.address());
    this.scorer = scorer;
    this.destinations = new Destinations(store, Vault.of(options.secretKey()));
    this.outbox = new Outbox(store, payloads);
    this.plans = new AlertPlans(store);
    this.alerts = new AlertRound(store, plans);
    this.notices = new AlertNotices(store, destinations, outbox, payloads);
    this.playbooks = new PlaybookPlans(store, destinations);
    this.runs = new PlaybookRound(store, playbooks, destinations, outbox, payloads);
    this.digests = new DigestRound(store, plans, destinations, outbox, payloads);
    this.sync = new Sync(store, destinations, outbox, options.reach());
  }

  /** Starts the threads. */
  public void start() {
    chores.every(LOOK, this::watch);
    chores.every(ROUND, this::background);
  }

  /**
   * Brings scores up to date, looks at all rules, tells what is due and delivers what waits: at
   * once what the threads do now and then.
   */
  public List<Sync.Went> sync() {
    scorer.refresh();
    look();
    notices.run();
    try {
      return sync.round();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** One look at a time, so that nothing is raised twice. */
  private synchronized void look() {
    int raised = alerts.run();
    runs.run();
    digests.run();
    if (raised > 0) {
      LOG.info("raised {} alerts", raised);
    }
  }

  /** Past days are brought up to date first, where there is anything to look for. */
  private void watch() {
    AlertPlan plan = plans.current();
    boolean isWatching = !plan.rules().isEmpty() || plan.digest() != AlertPlan.Digest.NONE;
    if (isWatching || !playbooks.current().isEmpty()) {
      scorer.refresh();
      look();
    }
  }

  private void background() {
    notices.run();
    try {
      sync.background();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public Destinations destinations() {
    return destinations;
  }

  public Outbox outbox() {
    return outbox;
  }

  public AlertPlans plans() {
    return plans;
  }

  public PlaybookPlans playbooks() {
    return playbooks;
  }

  /** Ends what is under way; what was sent and not noted yet is sent again with the same key. */
  @Override
  public void close() {
    chores.interrupt();
    sync.close();
  }
}
