package dev.verve.server.act.playbook;

import dev.verve.model.Entity;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A run of a playbook for one user or account.
 *
 * @param key of the user or account in the store
 * @param subject the id that people know it by
 * @param isHeldOut whether nothing is done for it
 * @param step the position of the next step
 * @param waitsSince the day on which it began to wait for a band; null where it does not
 * @param score when it began
 * @param band when it began
 */
record Run(
    long id,
    String playbook,
    Entity entity,
    long key,
    String subject,
    boolean isHeldOut,
    LocalDate startedOn,
    int step,
    LocalDate dueOn,
    @Nullable LocalDate waitsSince,
    double score,
    String band) {

  /** The run at another step, due on a day. */
  Run at(int next, LocalDate due) {
    return new Run(
        id, playbook, entity, key, subject, isHeldOut, startedOn, next, due, null, score, band);
  }

  /** The run waiting for a band since a day. */
  Run waitingSince(LocalDate since) {
    return new Run(
        id, playbook, entity, key, subject, isHeldOut, startedOn, step, dueOn, since, score, band);
  }

  /** The run without the id of whom it is about, for words that outlive an erasure. */
  Run withoutName() {
    return new Run(
        id,
        playbook,
        entity,
        key,
        "them",
        isHeldOut,
        startedOn,
        step,
        dueOn,
        waitsSince,
        score,
        band);
  }
}
