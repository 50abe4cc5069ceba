package dev.verve.server.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.model.ModelReader;
import dev.verve.server.store.Sql;
import dev.verve.server.web.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be written where in a model: the keys of its schema, and what the events have. */
final class ModelWords {
  private static final int MOST = 500;
  private static final JsonNode SCHEMA = schema();
  private static final List<String> PLACES =
      List.of("branch", "owner", "action", "scale", "accounts", "outcome", "override", "decay");

  private ModelWords() {}

  /** Words by place: {@code top}, the parts of a model, {@code events} and {@code traits}. */
  static Map<String, List<String>> of(Connection connection) throws SQLException {
    Map<String, List<String>> words = new LinkedHashMap<>();
    words.put("top", keys(SCHEMA));
    for (String place : PLACES) {
      words.put(place, keys(SCHEMA.at("/$defs/" + place)));
    }
    words.put("events", names(connection, "select event from event_log"));
    words.put(
        "traits",
        names(
            connection,
            "select unnest(json_keys(traits)) from (select traits from profile union all select traits from account_profile) t"));
    return words;
  }

  /** The keys of an object, and of all objects that may stand in its place. */
  private static List<String> keys(JsonNode part) {
    Set<String> keys = new LinkedHashSet<>();
    part.path("properties").fieldNames().forEachRemaining(keys::add);
    for (String either : List.of("oneOf", "anyOf")) {
      part.path(either).forEach(one -> keys.addAll(keys(one)));
    }
    return List.copyOf(keys);
  }

  private static List<String> names(Connection connection, String select) throws SQLException {
    List<String> names = new ArrayList<>();
    new Sql(connection)
        .each(
            "select name from (%s) n (name) group by name order by count(*) desc, name limit %d"
                .formatted(select, MOST),
            row -> names.add(row.getString(1)));
    return names;
  }

  private static JsonNode schema() {
    try (InputStream stream =
        ModelReader.class.getResourceAsStream("/dev/verve/model.schema.json")) {
      if (stream == null) {
        throw new IllegalStateException("the schema of models is missing");
      }
      return JsonText.MAPPER.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
