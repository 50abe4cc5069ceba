package dev.verve.server.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.verve.server.web.HttpProblem;
import dev.verve.server.web.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A request as both protocols send it: one event, an array of events, or an object with the array
 * {@code batch}.
 *
 * @param fields the fields beside the batch; empty for an array
 * @param items the events
 */
record Envelope(ObjectNode fields, List<Item> items) {

  /**
   * One event.
   *
   * @param path where it stands, such as {@code $.batch[3]}
   * @param node what stands there
   * @param bytes its length as it came
   */
  record Item(String path, JsonNode node, long bytes) {}

  /** Whether the request is one event, not an array of them. */
  boolean isSingle() {
    return items.size() == 1 && items.get(0).path().equals("$");
  }

  /**
   * Reads a request.
   *
   * @throws HttpProblem where it is no JSON, with the path at which it breaks
   */
  static Envelope read(byte[] body) {
    ObjectNode fields = JsonText.MAPPER.createObjectNode();
    List<Item> items = new ArrayList<>();
    try (JsonParser parser = JsonText.MAPPER.createParser(body)) {
      try {
        JsonToken first = parser.nextToken();
        boolean batched = first == JsonToken.START_ARRAY;
        if (batched) {
          items(parser, "$", items);
        } else if (first == JsonToken.START_OBJECT) {
          batched = fields(parser, fields, items);
        } else {
          throw HttpProblem.malformed("$: the body must be a JSON object");
        }
        if (parser.nextToken() != null) {
          throw HttpProblem.malformed("$: something follows the JSON of the body");
        }
        if (!batched) {
          items.add(new Item("$", fields, body.length));
        }
        return new Envelope(fields, items);
      } catch (JsonProcessingException e) {
        throw HttpProblem.malformed(path(parser) + ": " + e.getOriginalMessage());
      }
    } catch (IOException e) {
      throw HttpProblem.malformed("$: the body cannot be read: " + e.getMessage());
    }
  }

  private static boolean fields(JsonParser parser, ObjectNode fields, List<Item> items)
      throws IOException {
    boolean batched = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (name.equals("batch") && token == JsonToken.START_ARRAY) {
        batched = true;
        items(parser, "$.batch", items);
      } else {
        fields.set(name, JsonText.MAPPER.<JsonNode>readTree(parser));
      }
    }
    return batched;
  }

  private static void items(JsonParser parser, String path, List<Item> items) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      long start = parser.currentTokenLocation().getByteOffset();
      JsonNode node = JsonText.MAPPER.readTree(parser);
      long bytes = parser.currentLocation().getByteOffset() - start;
      items.add(new Item(path + "[" + items.size() + "]", node, bytes));
    }
  }

  /** Where the parser stands, as {@code $.batch[3].properties}. */
  private static String path(JsonParser parser) {
    StringBuilder path = new StringBuilder("$");
    for (String part : parser.getParsingContext().pathAsPointer().toString().split("/", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      boolean index = part.chars().allMatch(Character::isDigit);
      path.append(index ? "[" + part + "]" : "." + part);
    }
    return path.toString();
  }
}
