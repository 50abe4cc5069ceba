package dev.verve.server.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads and writes JSON, with bounds on what a stranger may send. */
public final class JsonText {
  /** The one mapper; safe for use by several threads. */
  public static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(100).maxNameLength(2_000).build())
              .build());

  private JsonText() {}

  /** A value as JSON. */
  public static String of(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a value of ours is no JSON", e);
    }
  }

  /** An object that we wrote ourselves, with its fields in their order. */
  public static Map<String, Object> object(String json) {
    try {
      return MAPPER.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer of ours is no JSON object", e);
    }
  }

  /**
   * Text as every database takes it: without characters that are no text, which are replaced by the
   * replacement character.
   */
  public static String clean(String text) {
    String whole = text.replace("\\u0000", "\\ufffd");
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return replaced(whole);
      }
    }
    return whole;
  }

  private static String replaced(String text) {
    StringBuilder cleaned = new StringBuilder(text.length());
    text.codePoints()
        .map(
            c ->
                c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                    ? 0xFFFD
                    : c)
        .forEach(cleaned::appendCodePoint);
    return cleaned.toString();
  }
}
