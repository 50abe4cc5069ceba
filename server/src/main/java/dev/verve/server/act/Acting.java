package dev.verve.server.act;

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
import dev.verve.server.live.Scorer;
import dev.verve.server.store.Store;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that follows from scores, and the threads that do it now and then. */
public final class Acting implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Acting.class);
  private static final long ROUND_SECONDS = 5;
  private static final long LOOK_SECONDS = 60;

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
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(2, task -> new Thread(task, "verve-act"));

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
    every(LOOK_SECONDS, this::look);
    every(ROUND_SECONDS, this::background);
  }

  /** Looks at all rules, past days brought up to date first. */
  public int look() {
    if (plans.current().rules().isEmpty() && playbooks.current().isEmpty()) {
      return 0;
    }
    scorer.refresh();
    int raised = alerts.run();
    runs.run();
    digests.run();
    if (raised > 0) {
      LOG.info("raised {} alerts", raised);
    }
    return raised;
  }

  /** Tells what is due and delivers what waits. */
  public List<Sync.Went> round() {
    notices.run();
    try {
      return sync.round();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
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

  private void every(long seconds, Runnable work) {
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                LOG.warn("it will be tried again", e);
              }
            },
            seconds,
            seconds,
            TimeUnit.SECONDS);
  }

  /** Ends what is under way; what was sent and not noted yet is sent again with the same key. */
  @Override
  public void close() {
    timer.shutdownNow();
    try {
      if (!timer.awaitTermination(1, TimeUnit.MINUTES)) {
        LOG.warn("deliveries did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sync.close();
  }
}
