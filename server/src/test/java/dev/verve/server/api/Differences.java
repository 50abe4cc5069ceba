package dev.verve.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where an answer of the server differs from that of a file run, numbers by more than 1e-9. What
 * the file run has, the server must have; it may tell more, such as what its accounts add.
 */
final class Differences {
  private static final Set<String> BESIDE = Set.of("/as_of", "/warnings");

  private final List<String> list = new ArrayList<>();

  private Differences() {}

  static List<String> between(JsonNode expected, JsonNode found) {
    Differences differences = new Differences();
    differences.compare("", expected, found);
    return differences.list;
  }

  private void compare(String path, JsonNode expected, JsonNode found) {
    if (BESIDE.contains(path)) {
      return;
    }
    if (expected.isObject()) {
      for (Map.Entry<String, JsonNode> field : expected.properties()) {
        compare(path + "/" + field.getKey(), field.getValue(), found.path(field.getKey()));
      }
    } else if (expected.isArray()) {
      if (expected.size() != found.size()) {
        list.add("%s has %d, not %d".formatted(path, found.size(), expected.size()));
      }
      for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
        compare(path + "/" + i, expected.get(i), found.get(i));
      }
    } else if (expected.isNumber()
        ? !found.isNumber() || Math.abs(expected.asDouble() - found.asDouble()) > 1e-9
        : !expected.equals(found)) {
      list.add("%s: %s, not %s".formatted(path, found, expected));
    }
  }
}
