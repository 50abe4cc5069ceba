package dev.verve.server.page;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a list is narrowed to and sorted by, as its address says it.
 *
 * @param parameters those that were given, in the order in which links carry them
 */
public record Asked(Map<String, String> parameters) {
  private static final String[] NAMES = {
    "search",
    "account",
    "band",
    "from_band",
    "to_band",
    "direction",
    "from",
    "to",
    "min",
    "max",
    "segment",
    "sort"
  };

  public Asked {
    parameters = new LinkedHashMap<>(parameters);
  }

  static Asked of(Context ctx) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String name : NAMES) {
      Optional.ofNullable(ctx.queryParam(name))
          .filter(text -> !text.isEmpty())
          .ifPresent(text -> given.put(name, text));
    }
    return new Asked(given);
  }

  public String search() {
    return given("search");
  }

  public String band() {
    return given("band");
  }

  public String direction() {
    return given("direction");
  }

  public String account() {
    return given("account");
  }

  public String sort() {
    return parameters.getOrDefault("sort", "-score");
  }

  private String given(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** Whether the list is narrowed at all. */
  public boolean isNarrowed() {
    return parameters.keySet().stream().anyMatch(name -> !name.equals("sort"));
  }

  /** The query with one parameter changed. */
  public String with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(parameters);
    changed.put(name, value);
    StringBuilder query = new StringBuilder();
    changed.forEach(
        (key, text) ->
            query
                .append(query.isEmpty() ? "?" : "&")
                .append(key)
                .append('=')
                .append(Frame.encode(text)));
    return query.toString();
  }

  /** The query as it is. */
  public String query() {
    return with("sort", sort());
  }

  /** The query that sorts by a column: the better half first, or turned round where it is so. */
  public String sortedBy(String column) {
    String first = column.equals("id") ? "id" : "-" + column;
    String other = column.equals("id") ? "-id" : column;
    return with("sort", sort().equals(first) ? other : first);
  }

  /** How a column is sorted, for those who do not see it. */
  public String order(String column) {
    return sort().equals(column)
        ? "ascending"
        : sort().equals("-" + column) ? "descending" : "none";
  }
}
