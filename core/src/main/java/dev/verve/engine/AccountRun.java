package dev.verve.engine;

import dev.verve.model.FittedScale;
import dev.verve.model.Lock;
import dev.verve.model.Rollup;
import dev.verve.model.Scale;
import dev.verve.plan.BoundModel;
import dev.verve.sql.AccountSql;
import dev.verve.sql.Names;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a run, date by date: first {@link #fit}, then {@link #at} where they are asked.
 */
final class AccountRun {
  private final Engine engine;
  private final AccountSql sql;
  private final @Nullable Scale scale;
  private final @Nullable FittedScale locked;
  private @Nullable Fit made;
  private boolean membersHeld;

  AccountRun(Engine engine, BoundModel model, Rollup rollup, @Nullable Lock lock) {
    this.engine = engine;
    this.sql = new AccountSql(model, rollup, engine.dialect());
    this.scale = rollup.scale();
    this.locked = lock == null ? null : lock.accountScale();
  }

  /** The accounts' own scale, which the first date fits; empty where they have none. */
  Optional<Fit> fit(Names names) {
    membersHeld = false;
    if (scale != null && made == null) {
      holdMembers(names);
      made =
          locked != null
              ? Fit.known(locked)
              : new Fitter(engine).fit(scale, "(" + sql.rawForFit(names) + ")");
      made.loadReference(engine, "account_reference");
    }
    return Optional.ofNullable(made);
  }

  /** Makes the scores and points of accounts. */
  void at(Names names) {
    holdMembers(names);
    engine.table(names.accountScore(), sql.accountScore(names, made == null ? null : made.scale()));
    engine.view(names.accountPoint(), sql.accountPoint(names));
  }

  private void holdMembers(Names names) {
    if (membersHeld) {
      return;
    }
    if (sql.ranksUsers()) {
      engine.table(names.member(), sql.member(names));
    } else {
      engine.view(names.member(), sql.member(names));
    }
    membersHeld = true;
  }
}
