package dev.verve.server.api;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A parameter of a route.
 *
 * @param name its name
 * @param in {@code query} or {@code path}
 * @param description what it does
 * @param schema what it may be, as JSON Schema
 */
record Parameter(String name, String in, String description, Map<String, Object> schema) {
  static final Parameter AS_OF =
      date("as_of", "The date of the scores; the current one if missing");
  static final Parameter VERSION =
      text("version", "A version of the model; the published one if missing");
  static final Parameter CURSOR = text("cursor", "The field `next` of the page before");
  static final Parameter LIMIT =
      new Parameter(
          "limit",
          "query",
          "Rows of a page",
          Map.of("type", "integer", "minimum", 1, "maximum", 1000, "default", 100));

  static Parameter text(String name, String description) {
    return new Parameter(name, "query", description, Map.of("type", "string"));
  }

  /** A parameter that may stand several times. */
  static Parameter texts(String name, String description) {
    return new Parameter(
        name, "query", description, Map.of("type", "array", "items", Map.of("type", "string")));
  }

  static Parameter date(String name, String description) {
    return new Parameter(name, "query", description, Map.of("type", "string", "format", "date"));
  }

  static Parameter number(String name, String description) {
    return new Parameter(name, "query", description, Map.of("type", "number"));
  }

  static Parameter oneOf(String name, String description, String... values) {
    return new Parameter(
        name, "query", description, Map.of("type", "string", "enum", List.of(values)));
  }

  static <E extends Enum<E>> Parameter oneOf(String name, String description, Class<E> kind) {
    return oneOf(
        name,
        description,
        Arrays.stream(kind.getEnumConstants()).map(Parameter::word).toArray(String[]::new));
  }

  /** The word for a value of an enumeration. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static Parameter whole(String name, String description, int otherwise) {
    return new Parameter(
        name, "query", description, Map.of("type", "integer", "default", otherwise));
  }

  static Parameter path(String name) {
    return new Parameter(name, "path", "Whose, or which", Map.of("type", "string"));
  }

  Map<String, Object> describe() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("in", in);
    fields.put("required", in.equals("path"));
    fields.put("description", description);
    fields.put("schema", schema);
    return fields;
  }
}
