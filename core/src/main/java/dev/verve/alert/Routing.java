package dev.verve.alert;

import dev.verve.model.Branch;
import dev.verve.model.Owner;
import dev.verve.model.ScoreModel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who hears of an alert, by the owners of its branch: the accountable one is told, those
 * responsible are assigned, those informed get a copy.
 *
 * @param told the accountable owner
 * @param assigned those responsible; where there is none the accountable owner works on it too
 * @param copied those informed
 */
public record Routing(Optional<String> told, List<String> assigned, List<String> copied) {
  /** Nobody owns it. */
  public static final Routing NOBODY = new Routing(Optional.empty(), List.of(), List.of());

  public Routing {
    assigned = List.copyOf(assigned);
    copied = List.copyOf(copied);
  }

  /** The routing of an owner. */
  public static Routing of(Owner owner) {
    Optional<String> told = Optional.ofNullable(owner.accountable());
    List<String> assigned =
        owner.responsible().isEmpty() ? told.map(List::of).orElse(List.of()) : owner.responsible();
    return new Routing(told, assigned, owner.informed());
  }

  /** The routing of a branch of a model; nobody where there is no such branch. */
  public static Routing of(ScoreModel model, @Nullable String branch) {
    return model.branches().stream()
        .filter(known -> known.slug().equals(branch))
        .findFirst()
        .map(Branch::owner)
        .map(Routing::of)
        .orElse(NOBODY);
  }
}
