package dev.verve.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.verve.server.web.JsonText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads the fields of an event, with the reason where one cannot be read. */
final class Fields {
  private static final int LONGEST = 512;

  /** Epoch numbers below this are seconds: as milliseconds they would lie in early 1970. */
  private static final double SECONDS_BELOW = 1e11;

  private final ObjectNode node;

  private Fields(ObjectNode node) {
    this.node = node;
  }

  static Fields of(JsonNode node) throws Unusable {
    if (node instanceof ObjectNode object) {
      return new Fields(object);
    }
    throw new Unusable("", "an event must be a JSON object");
  }

  /** A short text or number as text; null where it is missing or blank. */
  @Nullable String text(String field) throws Unusable {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual() && !value.isNumber()) {
      throw new Unusable(field, field + " must be text");
    }
    String text = JsonText.clean(value.asText()).strip();
    if (text.length() > LONGEST) {
      throw new Unusable(field, field + " is longer than " + LONGEST + " characters");
    }
    return text.isEmpty() ? null : text;
  }

  /** A text that must be there. */
  String required(String field) throws Unusable {
    String text = text(field);
    if (text == null) {
      throw new Unusable(field, field + " is missing");
    }
    return text;
  }

  /** The fields of an object; no field where it is missing. */
  Fields object(String field) throws Unusable {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return new Fields(JsonText.MAPPER.createObjectNode());
    }
    if (value instanceof ObjectNode object) {
      return new Fields(object);
    }
    throw new Unusable(field, field + " must be a JSON object");
  }

  /** Whether a field says false, as opposed to nothing. */
  boolean denies(String field) {
    JsonNode value = node.get(field);
    return value != null && value.isBoolean() && !value.booleanValue();
  }

  boolean isEmpty() {
    return node.isEmpty();
  }

  Iterable<String> names() {
    return node::fieldNames;
  }

  /** The same fields and those of another, which win. */
  Fields with(Fields other) {
    ObjectNode both = node.deepCopy();
    both.setAll(other.node);
    return new Fields(both);
  }

  /** The same fields and a text, where it is one. */
  Fields with(String field, @Nullable String text) {
    if (text == null) {
      return this;
    }
    ObjectNode more = node.deepCopy();
    more.put(field, text);
    return new Fields(more);
  }

  /** The object as JSON text. */
  String json() {
    return JsonText.clean(node.toString());
  }

  /** A time in ISO 8601 or as epoch seconds or milliseconds; null where it is missing. */
  @Nullable Instant time(String field) throws Unusable {
    String text = text(field);
    if (text == null) {
      return null;
    }
    try {
      Instant usual = UsualTime.parse(text);
      if (usual != null) {
        return usual;
      }
      if (text.matches("-?\\d{1,16}(\\.\\d{1,9})?")) {
        double number = Double.parseDouble(text);
        return Instant.ofEpochMilli(
            Math.round(Math.abs(number) < SECONDS_BELOW ? number * 1000 : number));
      }
      if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
        return Instant.parse(text + "T00:00:00Z");
      }
      boolean zoned = text.matches(".*([Zz]|[+-]\\d\\d(:?\\d\\d)?)$");
      String iso = text.replace(' ', 'T').replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
      return OffsetDateTime.parse(zoned ? iso : iso + "Z").toInstant();
    } catch (DateTimeException e) {
      throw new Unusable(field, field + " is no ISO 8601 time: " + text);
    }
  }
}
