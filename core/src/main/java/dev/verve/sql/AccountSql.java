package dev.verve.sql;

import dev.verve.model.Band;
import dev.verve.model.FittedScale;
import dev.verve.model.Rollup;
import dev.verve.plan.BoundModel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From users to accounts. Every roll-up is written as what each user brings, so that an account's
 * value is the sum of exact parts whatever the roll-up.
 */
public final class AccountSql {
  private final BoundModel model;
  private final Rollup rollup;
  private final Dialect dialect;

  public AccountSql(BoundModel model, Rollup rollup, Dialect dialect) {
    this.model = model;
    this.rollup = rollup;
    this.dialect = dialect;
  }

  /** Relation {@code member}: users with what they bring. */
  public String member(Names names) {
    return SqlFile.render(
        ranksUsers() ? "member" : "member_counted", Map.of("score", names.score(), "part", part()));
  }

  /** Whether the roll-up asks for each user's place in the account, which takes a sort. */
  public boolean ranksUsers() {
    return switch (rollup.kind()) {
      case MAX, TOP, MEDIAN -> true;
      case SUM, MEAN, ACTIVE_SHARE -> false;
    };
  }

  /**
   * Relation {@code account_score}.
   *
   * @param scale the account's own scale for summed raw points; null for the other roll-ups
   */
  public String accountScore(Names names, @Nullable FittedScale scale) {
    return SqlFile.render(
        "account_score",
        Map.of(
            "member",
            names.member(),
            "score",
            scale == null ? "r.raw" : ScaleSql.score(scale, "r.raw"),
            "reference",
            scale == null ? "" : ScaleSql.reference(scale, "account_reference", "r.raw"),
            "band",
            ScaleSql.band(model.model().bands(), "score", dialect)));
  }

  /** Relation {@code account_point}: what each action brings to the account's raw value. */
  public String accountPoint(Names names) {
    String share =
        rollup.kind() == Rollup.Kind.SUM
            ? "1"
            : "case when m.raw = 0 then 0 else m.part / m.raw end";
    return SqlFile.render(
        "account_point", Map.of("member", names.member(), "point", names.point(), "share", share));
  }

  /** The rows of raw account values on which their own scale is fitted. */
  public String rawForFit(Names names) {
    return "select account, sum(part) as raw from " + names.member() + " group by account";
  }

  private String part() {
    return switch (rollup.kind()) {
      case SUM -> "raw";
      case MEAN -> "score / seats";
      case MAX -> "case when place = 1 then score else 0 end";
      case TOP ->
          "case when place <= %d then score / least(%d, members) else 0 end"
              .formatted(rollup.top(), rollup.top());
      case MEDIAN ->
          "score * case when 2 * place = members + 1 then 1.0"
              + " when 2 * place in (members, members + 2) then 0.5 else 0.0 end";
      case ACTIVE_SHARE ->
          "case when score >= " + secondBand().least() + " then 100.0 / seats else 0 end";
    };
  }

  private Band secondBand() {
    return model.model().bands().list().get(1);
  }
}
