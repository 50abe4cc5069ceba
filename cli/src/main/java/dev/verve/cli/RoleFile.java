package dev.verve.cli;

import dev.verve.insight.draft.RolesDraft;
import dev.verve.model.EventRoles;
import java.util.List;

/** What the events of a job mean: as {@code metrics.yaml} beside the model says, else by names. */
final class RoleFile {
  private RoleFile() {}

  static EventRoles of(Job job) {
    return ProductOptions.rolesBeside(job.file()).orElseGet(() -> byNames(job));
  }

  private static EventRoles byNames(Job job) {
    List<String> names = List.copyOf(job.inputs().eventNames().keySet());
    return RolesDraft.of(job.engine(), job.bound().shape(), names);
  }
}
