package dev.verve.server.act.playbook;

import dev.verve.answer.Fields;
import dev.verve.answer.ImpactFields;
import dev.verve.insight.impact.Evidence;
import dev.verve.insight.impact.Impact;
import dev.verve.insight.impact.Verdict;
import dev.verve.playbook.Playbook;
import dev.verve.server.impact.Judging;
import dev.verve.server.impact.KeptVerdict;
import dev.verve.server.impact.Register;
import dev.verve.server.store.Store;
import dev.verve.server.web.JsonText;
import java.util.Optional;

/** Whether playbooks do more than chance, as the ledger has it. */
public final class PlaybookVerdicts {
  private final Store store;
  private final Register register;
  private final Judging judging;

  /** The verdicts in a store. */
  public PlaybookVerdicts(Store store) {
    this.store = store;
    this.register = new Register(store);
    this.judging = new Judging(store);
  }

  /**
   * What is known of a playbook.
   *
   * @param intervention its name in the ledger; empty where it does not stand there
   */
  public record Found(Optional<String> intervention, KeptVerdict verdict) {}

  /** What was found of a playbook last. */
  public Found of(Playbook playbook) {
    return register
        .ofPlaybook(playbook.slug())
        .map(one -> new Found(Optional.of(one.plan().name()), judging.verdict(one)))
        .orElseGet(() -> new Found(Optional.empty(), refused(playbook)));
  }

  private KeptVerdict refused(Playbook playbook) {
    String why =
        playbook.holdout() == 0
            ? "The playbook leaves nobody alone: nothing tells its doing from chance."
            : "It is registered as soon as there is a model with a frozen scale.";
    Impact impact =
        Impact.refused(Verdict.INSUFFICIENT, "treated", "score", Evidence.RANDOMISED, why);
    return new KeptVerdict(
        store.clock().instant(),
        Verdict.INSUFFICIENT,
        JsonText.of(
            Fields.of(
                fields -> {
                  ImpactFields.write(fields, impact);
                  fields.text("sentence", why);
                })));
  }
}
