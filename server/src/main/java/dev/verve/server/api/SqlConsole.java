package dev.verve.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.server.live.MetricTable;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.web.JsonText;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL of users: one select over the documented views, and nothing else. The database's own
 * parser tells what a text reads; whatever it names beside the views, its own steps and a few
 * harmless functions is refused before it runs. It then runs in a read-only transaction, within a
 * time, a number of rows and the memory limit of the store, which cannot reach files anyway.
 */
public final class SqlConsole {
  private static final Set<String> VIEWS =
      Set.of(
          "event",
          "activity",
          "score",
          "score_history",
          "account_score",
          "account_history",
          "metric",
          "movement");
  private static final Set<String> FUNCTIONS =
      Set.of("range", "generate_series", "unnest", "json_each", "json_tree");
  private static final int SECONDS = 10;
  private static final int MOST_ROWS = 10_000;

  private final Store store;
  private final MetricTable metrics;
  private final int seconds;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "verve-sql-timer");
            thread.setDaemon(true);
            return thread;
          });

  /** A console whose queries may take ten seconds. */
  public SqlConsole(Store store) {
    this(store, SECONDS);
  }

  /** A console whose queries may take so many seconds. */
  SqlConsole(Store store, int seconds) {
    this.store = store;
    this.metrics = new MetricTable(store);
    this.seconds = seconds;
  }

  /**
   * An answer.
   *
   * @param columns the names of the columns
   * @param rows the values, numbers and truth values as such, all else as text
   */
  public record Table(List<String> columns, List<List<@Nullable Object>> rows) {}

  /**
   * Runs a select.
   *
   * @throws UserError where the text is refused, or the database cannot run it
   */
  public Table run(String sql) {
    boolean readsMetrics =
        store.read(
            connection -> {
              JsonNode tree = check(connection, sql);
              return tree.findValuesAsText("table_name").contains("metric");
            });
    if (readsMetrics) {
      metrics.fillFor(sql);
    }
    return store.read(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            ScheduledFuture<?> limit =
                timer.schedule(() -> cancel(statement), seconds, TimeUnit.SECONDS);
            try (ResultSet rows = statement.executeQuery(sql)) {
              return table(rows);
            } catch (SQLException e) {
              throw refused(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            } finally {
              limit.cancel(false);
            }
          }
        });
  }

  private static void cancel(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException e) {
      throw new IllegalStateException("a query could not be cancelled", e);
    }
  }

  private static Table table(ResultSet rows) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      columns.add(rows.getMetaData().getColumnLabel(i));
    }
    List<List<@Nullable Object>> values = new ArrayList<>();
    while (rows.next()) {
      if (values.size() == MOST_ROWS) {
        throw refused("the answer has more than " + MOST_ROWS + " rows; add a limit");
      }
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        Object value = rows.getObject(i);
        boolean plain = value == null || value instanceof Number || value instanceof Boolean;
        row.add(plain ? value : rows.getString(i));
      }
      values.add(row);
    }
    return new Table(columns, values);
  }

  private static JsonNode check(Connection connection, String sql) throws SQLException {
    List<String> parsed = new ArrayList<>();
    new Sql(connection)
        .each("select json_serialize_sql(?)", row -> parsed.add(row.getString(1)), sql);
    JsonNode tree = read(parsed.get(0));
    if (tree.path("error").asBoolean()) {
      throw refused(tree.path("error_message").asText());
    }
    if (tree.path("statements").size() != 1) {
      throw refused("write one statement");
    }
    Set<String> steps = new HashSet<>();
    tree.findValues("cte_map")
        .forEach(map -> map.path("map").forEach(step -> steps.add(step.path("key").asText())));
    refuseHiding(connection, steps);
    checkNode(tree, steps);
    return tree;
  }

  /** A step that is named like a table would let the table itself be read outside the step. */
  private static void refuseHiding(Connection connection, Set<String> steps) throws SQLException {
    Set<String> tables = new HashSet<>();
    new Sql(connection)
        .each(
            "select lower(table_name) from information_schema.tables",
            row -> tables.add(row.getString(1)));
    tables.removeAll(VIEWS);
    for (String step : steps) {
      if (tables.contains(step.toLowerCase(Locale.ROOT))) {
        throw refused("no step may be called " + step + "; choose another name");
      }
    }
  }

  private static JsonNode read(String json) {
    try {
      return JsonText.MAPPER.readTree(json);
    } catch (IOException e) {
      throw refused("the statement is nested too deeply");
    }
  }

  private static void checkNode(JsonNode node, Set<String> steps) {
    switch (node.path("type").asText()) {
      case "BASE_TABLE" -> {
        String name = node.path("table_name").asText();
        boolean qualified =
            !node.path("schema_name").asText().isEmpty()
                || !node.path("catalog_name").asText().isEmpty();
        if (qualified || !(VIEWS.contains(name) || steps.contains(name))) {
          throw refused(
              "there is no view "
                  + name
                  + "; there are "
                  + String.join(", ", VIEWS.stream().sorted().toList()));
        }
      }
      case "TABLE_FUNCTION" -> {
        String name = node.path("function").path("function_name").asText();
        if (!FUNCTIONS.contains(name)) {
          throw refused("the function " + name + " is not for queries");
        }
      }
      case "SHOW_REF" -> throw refused("write a select");
      default -> {
        // whatever else the parser knows reads no table by itself
      }
    }
    node.forEach(child -> checkNode(child, steps));
  }

  private static UserError refused(String why) {
    return UserError.of(Place.option("sql"), why, "");
  }
}
