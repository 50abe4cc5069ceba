package dev.verve.server.impact;

import dev.verve.model.Intervention;
import dev.verve.model.InterventionReader;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.server.live.InterventionStudies;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Models;
import dev.verve.server.store.Audit;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The interventions of a server. A plan is fixed once it has begun: whoever may change the target,
 * the metric or the date after the first numbers can find any effect. What it cost and what was
 * learned may be noted at any time.
 */
public final class Register {
  static final String FILE = "intervention.yaml";

  /** What paths of the API and the dashboard mean by themselves. */
  static final Set<String> TAKEN = Set.of("ledger", "plan", "power");

  private final Store store;

  public Register(Store store) {
    this.store = store;
  }

  /**
   * Registers an intervention under the current model.
   *
   * @throws UserError with every problem of the text, or where the name is taken
   */
  public Registered add(String yaml, String who) {
    LiveModel model = model();
    Intervention plan = InterventionReader.read(FILE, yaml, model.model());
    if (TAKEN.contains(plan.name())) {
      throw UserError.of(
          Place.option("name"), "'" + plan.name() + "' names a page", "Take another name.");
    }
    if (find(plan.name()).isPresent()) {
      throw UserError.of(
          Place.option("name"),
          "there is an intervention " + plan.name() + " already",
          "Give this one a name of its own: the name decides who goes without.");
    }
    store.write(
        connection -> {
          new Sql(connection)
              .run(
                  "insert into intervention values (?, ?, ?, ?, ?, ?, ?)",
                  plan.name(),
                  yaml,
                  model.key(),
                  OffsetDateTime.ofInstant(now(), ZoneOffset.UTC),
                  who,
                  plan.cost(),
                  plan.learned());
          new Audit(connection, now()).note(who, "intervention.register", plan.name());
          return true;
        });
    return find(plan.name()).orElseThrow();
  }

  /**
   * Replaces the plan of an intervention that has not begun.
   *
   * @throws UserError with every problem of the text, or where it has begun
   */
  public Registered change(Registered old, String yaml, String who) {
    requireNotBegun(old, "changed");
    LiveModel model = model();
    Intervention plan = InterventionReader.read(FILE, yaml, model.model());
    if (!plan.name().equals(old.plan().name())) {
      throw UserError.of(
          Place.option("name"),
          "the name is " + old.plan().name(),
          "A name stays: it decides who goes without. Register another one.");
    }
    store.write(
        connection -> {
          new Sql(connection)
              .run(
                  "update intervention set yaml = ?, version_key = ?, cost = ?, learned = ? where name = ?",
                  yaml,
                  model.key(),
                  plan.cost(),
                  plan.learned(),
                  plan.name());
          new Audit(connection, now()).note(who, "intervention.change", plan.name());
          return true;
        });
    return find(plan.name()).orElseThrow();
  }

  /** Notes what an intervention cost and what was learned; what is empty stays as it is. */
  public Registered note(
      Registered one, Optional<String> cost, Optional<String> learned, String who) {
    String name = one.plan().name();
    store.write(
        connection -> {
          new Sql(connection)
              .run(
                  "update intervention set cost = coalesce(?, cost), learned = coalesce(?, learned) where name = ?",
                  cost.orElse(null),
                  learned.orElse(null),
                  name);
          new Audit(connection, now()).note(who, "intervention.note", name);
          return true;
        });
    return find(name).orElseThrow();
  }

  /**
   * Removes an intervention that has not begun.
   *
   * @throws UserError where it has begun, since the ledger keeps what did not work too
   */
  public void remove(Registered one, String who) {
    requireNotBegun(one, "removed");
    store.write(
        connection -> {
          new Sql(connection).run("delete from intervention where name = ?", one.plan().name());
          new Audit(connection, now()).note(who, "intervention.remove", one.plan().name());
          return true;
        });
  }

  /** All interventions, those that began last first. */
  public List<Registered> all() {
    return store.read(connection -> new Shelf(connection).all());
  }

  /** One by its name. */
  public Optional<Registered> find(String name) {
    return store.read(connection -> new Shelf(connection).find(name));
  }

  /** The wording of a playbook that holds now; empty where it leaves nobody alone. */
  public Optional<Registered> ofPlaybook(String slug) {
    return store.read(connection -> new Shelf(connection).ofPlaybook(slug));
  }

  /** Today in the time zone of an intervention's model. */
  public LocalDate today(Registered one) {
    return new InterventionStudies(store, one.model()).lastKnown().plusDays(1);
  }

  private void requireNotBegun(Registered one, String what) {
    if (!today(one).isBefore(one.plan().start())) {
      throw UserError.of(
          Place.option(one.plan().name()),
          "it began on %s and cannot be %s".formatted(one.plan().start(), what),
          "Note what was learned, and register another one.");
    }
  }

  private LiveModel model() {
    return store
        .read(Register::current)
        .orElseThrow(
            () ->
                UserError.of(
                    Place.option("model"),
                    "there is no model yet, by whose scores it would be judged",
                    "Send events, or publish a model."));
  }

  private static Optional<LiveModel> current(Connection connection) throws SQLException {
    Optional<LiveModel> current = Models.current(connection);
    return current.isPresent() ? current : Models.published(connection);
  }

  private Instant now() {
    return store.clock().instant();
  }
}
