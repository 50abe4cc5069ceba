package dev.verve.server.act.playbook;

import dev.verve.alert.AlertPlan;
import dev.verve.alert.AlertPlan.Digest;
import dev.verve.alert.AlertPlanCheck;
import dev.verve.alert.QuietHours;
import dev.verve.model.ScoreModel;
import dev.verve.playbook.Playbook;
import dev.verve.playbook.PlaybookReader;
import dev.verve.playbook.Step;
import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.problem.Suggestion;
import dev.verve.server.act.Moments;
import dev.verve.server.act.destination.Channel;
import dev.verve.server.act.destination.Destination;
import dev.verve.server.act.destination.Destinations;
import dev.verve.server.impact.PlaybookRegister;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Models;
import dev.verve.server.store.Audit;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The playbooks as they were saved, each text kept. */
public final class PlaybookPlans {
  /** The name of the file in problems. */
  public static final String FILE = "playbooks.yaml";

  private final Store store;
  private final Destinations destinations;
  private final PlaybookRegister register;

  /** The playbooks of a store. */
  public PlaybookPlans(Store store, Destinations destinations) {
    this.store = store;
    this.destinations = destinations;
    this.register = new PlaybookRegister(store);
  }

  /** The text that holds now; empty before the first. */
  public Optional<String> text() {
    return store.read(
        connection -> {
          List<String> found = new ArrayList<>();
          new Sql(connection)
              .each(
                  "select yaml from playbook_plan order by seq desc limit 1",
                  row -> found.add(row.getString(1)));
          return found.stream().findFirst();
        });
  }

  /** Playbooks to begin with, as text. */
  public static String templates() {
    try (InputStream stream = PlaybookPlans.class.getResourceAsStream("templates.yaml")) {
      if (stream == null) {
        throw new IllegalStateException("no templates.yaml");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The playbooks that hold now. */
  public List<Playbook> current() {
    return text().map(text -> PlaybookReader.read(FILE, text)).orElse(List.of());
  }

  /**
   * Checks a text and lets it hold from now on; what leaves somebody alone enters the ledger.
   *
   * @throws dev.verve.problem.UserError with every problem
   */
  public List<Playbook> save(String yaml, String who) {
    List<Playbook> playbooks = PlaybookReader.read(FILE, yaml);
    check(yaml, playbooks);
    Instant now = store.clock().instant();
    store.write(
        connection -> {
          new Sql(connection)
              .run(
                  "insert into playbook_plan select coalesce(max(seq), 0) + 1, ?, ?, ? from playbook_plan",
                  yaml,
                  Moments.utc(now),
                  who);
          new Audit(connection, now).note(who, "playbooks.save", playbooks.size() + " playbooks");
          return true;
        });
    register.hold(playbooks, who);
    return playbooks;
  }

  private void check(String yaml, List<Playbook> playbooks) {
    Optional<ScoreModel> model = store.read(Models::published).map(LiveModel::model);
    AlertPlan rules =
        new AlertPlan(
            playbooks.stream().map(Playbook::rule).toList(),
            Map.of(),
            QuietHours.NONE,
            Digest.NONE);
    List<Destination> known = destinations.all();
    List<String> names = known.stream().map(Destination::name).toList();
    AlertPlanCheck.check(FILE, yaml.replaceFirst("playbooks:", "alerts:"), rules, model, names);
    Problems problems = new Problems();
    for (Playbook playbook : playbooks) {
      for (Step step : playbook.steps()) {
        check(playbook, step, known, problems);
      }
    }
    problems.refuseIfAny();
  }

  private static void check(
      Playbook playbook, Step step, List<Destination> known, Problems problems) {
    boolean isNotice = step instanceof Step.Notify;
    String to =
        step instanceof Step.Notify notify
            ? notify.to()
            : step instanceof Step.Webhook webhook ? webhook.to() : "";
    List<String> fitting =
        known.stream()
            .filter(it -> isNotice ? it.channel().takesNotices() : it.channel() == Channel.WEBHOOK)
            .map(Destination::name)
            .toList();
    if (!to.isEmpty() && !fitting.contains(to)) {
      problems.add(
          new Place(FILE, 0, "playbooks." + playbook.slug() + ".steps"),
          "there is no destination '" + to + "' that takes this",
          Suggestion.didYouMean(to, fitting));
    }
  }
}
