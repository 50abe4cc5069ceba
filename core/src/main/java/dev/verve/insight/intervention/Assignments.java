package dev.verve.insight.intervention;

import dev.verve.model.Intervention;
import java.util.List;
import java.util.Optional;

/** Who belongs to an intervention, and to which arm. */
public final class Assignments {
  private final Ground ground;

  public Assignments(Ground ground) {
    this.ground = ground;
  }

  /**
   * Somebody's arm.
   *
   * @param id the id
   * @param arm the arm, or {@code holdout}
   */
  public record Assigned(String id, String arm) {}

  /**
   * Members by id.
   *
   * @param after the id after which the list goes on; empty for the start
   * @param most how many
   */
  public List<Assigned> list(Intervention intervention, Optional<String> after, int most) {
    new Members(ground).asOfToday(intervention);
    return page("trial_member", after, most);
  }

  /** Those who came in one by one, by id. */
  public List<Assigned> list(Entries entries, Optional<String> after, int most) {
    return page("(" + entries.members() + ") member", after, most);
  }

  private List<Assigned> page(String members, Optional<String> after, int most) {
    String from = after.map(id -> " where id > " + ground.engine().dialect().text(id)).orElse("");
    return ground
        .engine()
        .query("select id, arm from %s%s order by id limit %d".formatted(members, from, most))
        .stream()
        .map(row -> new Assigned(row.string("id"), row.string("arm")))
        .toList();
  }

  /** One member, where the intervention is for them. */
  public Optional<Assigned> of(Intervention intervention, String id) {
    new Members(ground).asOfToday(intervention);
    return ground
        .engine()
        .query("select id, arm from trial_member where id = " + ground.engine().dialect().text(id))
        .stream()
        .map(row -> new Assigned(row.string("id"), row.string("arm")))
        .findFirst();
  }
}
