package dev.verve.server.impact;

import dev.verve.answer.Fields;
import dev.verve.answer.InterventionFields;
import dev.verve.insight.impact.Verdict;
import dev.verve.insight.intervention.Judgement;
import dev.verve.server.live.InterventionStudies;
import dev.verve.server.store.Audit;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.web.JsonText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Judges interventions when their day is over, and keeps what was found. Before that day an answer
 * only says when it will come, and nothing is kept. Those that people enter one by one are judged
 * every day.
 */
public final class Judging {
  private final Store store;
  private final Register register;

  public Judging(Store store) {
    this.store = store;
    this.register = new Register(store);
  }

  /** The verdict that stands; where none was kept yet, what can be said now. */
  public synchronized KeptVerdict verdict(Registered one) {
    Optional<KeptVerdict> kept = register.find(one.plan().name()).flatMap(Registered::verdict);
    return kept.orElseGet(() -> look(one, "server"));
  }

  /** Judges anew, as after events that came late, and keeps it where the day is over. */
  public synchronized KeptVerdict look(Registered one, String who) {
    InterventionStudies studies = new InterventionStudies(store, one.model());
    Judgement judgement =
        one.entering()
            .map(entering -> studies.judge(one.plan(), entering.entries()))
            .orElseGet(() -> studies.judge(one.plan()));
    Verdict verdict = judgement.impact().verdict();
    Instant now = store.clock().instant().truncatedTo(ChronoUnit.MICROS);
    String document =
        JsonText.of(Fields.of(fields -> InterventionFields.judgement(fields, judgement)));
    KeptVerdict found = new KeptVerdict(now, verdict, document);
    if (isRepeat(one, found)) {
      replace(one, found);
    } else if (one.entering().isPresent() || isOver(one, studies.lastKnown())) {
      keep(one.plan().name(), found, who);
    }
    return found;
  }

  /** Of one that is judged every day only what changed is history. */
  private static boolean isRepeat(Registered one, KeptVerdict found) {
    return one.entering().isPresent()
        && one.verdict().filter(last -> last.verdict() == found.verdict()).isPresent();
  }

  private void replace(Registered one, KeptVerdict found) {
    store.write(
        connection ->
            new Sql(connection)
                .run(
                    "update intervention_verdict set made_at = ?, document = ? where name = ? and made_at = (select max(made_at) from intervention_verdict where name = ?)",
                    OffsetDateTime.ofInstant(found.madeAt(), ZoneOffset.UTC),
                    found.document(),
                    one.plan().name(),
                    one.plan().name()));
  }

  private static boolean isOver(Registered one, LocalDate lastKnown) {
    return !one.plan().analysis().isAfter(lastKnown);
  }

  private void keep(String name, KeptVerdict found, String who) {
    store.write(
        connection -> {
          new Sql(connection)
              .run(
                  "insert into intervention_verdict values (?, ?, ?, ?)",
                  name,
                  OffsetDateTime.ofInstant(found.madeAt(), ZoneOffset.UTC),
                  found.verdict().name(),
                  found.document());
          new Audit(connection, found.madeAt())
              .note(who, "intervention.judge", name + " " + found.verdict().name());
          return true;
        });
  }

  /** Judges all that are due; yields how many. */
  public int judgeDue() {
    int judged = 0;
    for (Registered one : register.all()) {
      if (one.isDue(register.today(one))) {
        look(one, "server");
        judged++;
      }
    }
    return judged;
  }
}
