package dev.verve.server.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.verve.server.store.Sql;
import dev.verve.sql.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a store was told of people and accounts: their traits as they are now. */
public final class Described {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Connection connection;

  public Described(Connection connection) {
    this.connection = connection;
  }

  /** The traits of persons by their keys; those of whom nothing was told are left out. */
  public Map<Long, Map<String, String>> people(Collection<Long> persons) throws SQLException {
    if (persons.isEmpty()) {
      return Map.of();
    }
    String some =
        SqlFile.render(
            "store_person",
            Map.of(
                "zone",
                "'UTC'",
                "scope",
                "i.person in (" + keys(persons) + ")",
                "accounts",
                accounts()));
    return read("select v_entity, traits from (" + some + ") d");
  }

  /** The keys of all whom an account has or had. */
  public Set<Long> everIn(long account) throws SQLException {
    Set<Long> persons = new HashSet<>();
    new Sql(connection).each(One.rolledUp(account).persons(), row -> persons.add(row.getLong(1)));
    return persons;
  }

  /** The traits of an account; empty where nothing was told. */
  public Map<String, String> account(long account) throws SQLException {
    return read("select account_key, traits from ("
            + accounts()
            + ") d where account_key = "
            + account)
        .getOrDefault(account, Map.of());
  }

  private static String accounts() {
    return SqlFile.render("store_account", Map.of("zone", "'UTC'"));
  }

  private static String keys(Collection<Long> keys) {
    return keys.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private Map<Long, Map<String, String>> read(String sql) throws SQLException {
    Map<Long, Map<String, String>> found = new HashMap<>();
    new Sql(connection).each(sql, row -> found.put(row.getLong(1), traits(row.getString(2))));
    return found;
  }

  private static Map<String, String> traits(String json) {
    Map<String, String> traits = new TreeMap<>();
    try {
      JsonNode node = JSON.readTree(json);
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        JsonNode value = field.getValue();
        traits.put(field.getKey(), value.isTextual() ? value.asText() : value.toString());
      }
      return traits;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored traits are no JSON", e);
    }
  }
}
