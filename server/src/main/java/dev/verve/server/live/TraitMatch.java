package dev.verve.server.live;

import dev.verve.server.store.Sql;
import dev.verve.sql.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Map;

/**
 * Queries for those whom a trait describes now: later traits stand over earlier ones, a person's
 * over the account's, as in the plans.
 */
public final class TraitMatch {
  private static final ZonedDialect DIALECT = new ZonedDialect(ZoneId.of("UTC"));

  private final String trait;
  private final String value;

  /** A trait that has a value, both as text. */
  public TraitMatch(String trait, String value) {
    this.trait = trait;
    this.value = DIALECT.text(value);
  }

  /** The keys of persons, from what the scorer keeps where it keeps the trait. */
  public String people(Connection connection) throws SQLException {
    boolean isKept =
        new Sql(connection).number("select count(*) from kept_trait_name where trait = ?", trait)
            > 0;
    return isKept
        ? "select entity from kept_trait where trait = %s and value = %s"
            .formatted(DIALECT.text(trait), value)
        : told();
  }

  /** From what was told, looking only at those whom the trait ever described so. */
  String told() {
    String ever =
        "i.person in (select k.person from identity k join profile q on q.user_key = k.user_key"
            + " where "
            + matches("q.traits")
            + " or q.account_key in (select account_key from account_profile where "
            + matches("traits")
            + "))";
    String people =
        SqlFile.render(
            "store_person",
            Map.of("zone", DIALECT.zoneText(), "scope", ever, "accounts", allAccounts()));
    return "select d.v_entity from (" + people + ") d where " + matches("d.traits");
  }

  /** The keys of accounts. */
  public String accounts() {
    return "select d.account_key from (" + allAccounts() + ") d where " + matches("d.traits");
  }

  private static String allAccounts() {
    return SqlFile.render("store_account", Map.of("zone", DIALECT.zoneText()));
  }

  private String matches(String traits) {
    return StoredProperties.key(DIALECT, traits, trait) + " = " + value;
  }
}
