package dev.verve.server.live;

import dev.verve.model.Entity;
import dev.verve.sql.SqlFile;
import java.time.ZoneId;
import java.util.Map;

/** The value that a trait has now for everybody who was described with it, as a query. */
public final class TraitValues {
  private static final ZonedDialect DIALECT = new ZonedDialect(ZoneId.of("UTC"));

  private TraitValues() {}

  /** A query for {@code entity} and {@code value}, of users or of accounts. */
  public static String of(Entity entity, String trait) {
    String accounts = SqlFile.render("store_account", Map.of("zone", DIALECT.zoneText()));
    String all =
        entity == Entity.ACCOUNT
            ? "select account_key as entity, traits from (" + accounts + ") a"
            : "select v_entity as entity, traits from ("
                + SqlFile.render(
                    "store_person",
                    Map.of("zone", DIALECT.zoneText(), "scope", "true", "accounts", accounts))
                + ") u";
    return "select t.entity, %s as value from (%s) t"
        .formatted(StoredProperties.key(DIALECT, "t.traits", trait), all);
  }
}
