package dev.verve.server.store;

import dev.verve.sql.SqlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.duckdb.DuckDBConnection;

/**
 * Writes the store as Parquet, as of one moment: events in folders by their day in UTC, everything
 * else in one file each. Times are instants with a zone.
 */
public final class Export {
  private static final String ZONE = "'UTC'";

  /**
   * What was written.
   *
   * @param folder where it lies
   * @param rows the rows of each relation
   */
  public record Done(Path folder, Map<String, Long> rows) {}

  private final Store store;

  public Export(Store store) {
    this.store = store;
  }

  /** Writes into a new folder inside the data folder. */
  public Done run() {
    Path folder = store.exports().resolve("lake-" + UUID.randomUUID());
    Map<String, Long> rows = new LinkedHashMap<>();
    try (DuckDBConnection connection = store.connect()) {
      Files.createDirectories(folder);
      Sql sql = new Sql(connection);
      sql.run("begin transaction");
      for (Map.Entry<String, String> relation : relations().entrySet()) {
        String name = relation.getKey();
        boolean byDay = name.equals("event");
        Path target =
            byDay
                ? folder.resolve(name)
                : Files.createDirectories(folder.resolve(name)).resolve(name + ".parquet");
        rows.put(
            name,
            sql.run(
                "copy (%s) to '%s' (format parquet, compression zstd%s)"
                    .formatted(
                        relation.getValue(),
                        target.toString().replace("'", "''"),
                        byDay ? ", partition_by (day)" : "")));
      }
      sql.run("rollback");
      return new Done(folder, rows);
    } catch (SQLException e) {
      throw new StoreException("export", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> relations() {
    Map<String, String> relations = new LinkedHashMap<>();
    relations.put("event", SqlFile.render("export_event", Map.of()));
    relations.put(
        "person",
        SqlFile.render(
            "export_person",
            Map.of(
                "people",
                SqlFile.render(
                    "store_person",
                    Map.of(
                        "zone",
                        ZONE,
                        "scope",
                        "true",
                        "accounts",
                        SqlFile.render("store_account", Map.of("zone", ZONE)))))));
    relations.put(
        "account",
        SqlFile.render(
            "export_accounts",
            Map.of("accounts", SqlFile.render("store_account", Map.of("zone", ZONE)))));
    for (String view :
        new String[] {"score", "score_history", "account_score", "account_history"}) {
      relations.put(view, "select * from " + view);
    }
    return relations;
  }
}
