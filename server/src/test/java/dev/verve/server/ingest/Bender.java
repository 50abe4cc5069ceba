package dev.verve.server.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.verve.server.web.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Bends JSON at random: half the time its text, so that it mostly stops being JSON, and half the
 * time its values, so that it stays JSON of a wrong shape.
 */
final class Bender {
  private static final List<String> PIECES =
      List.of(
          "null",
          "true",
          "-1",
          "1e999",
          "1e400",
          "\"\"",
          "{}",
          "[]",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "{\"a\":",
          "\"'; drop table event_log; --\"",
          "\"../../etc/passwd\"",
          "9".repeat(400),
          "9".repeat(1_200),
          "\u0000",
          "]",
          "}",
          "],\"batch\":[",
          "[[[[[[",
          "\"timestamp\":\"9999-12-31T23:59:59Z\",",
          "\"userId\":\"\\ud83d\\ude00\",",
          "\"$set\":7,",
          "\ufeff",
          "/*",
          "\\");
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1e308",
          "1e400",
          "123456789012345678901234567890",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "{}",
          "[]",
          "[[]]",
          "{\"\":{}}",
          "\"0000-00-00\"",
          "\"9999-12-31T23:59:59Z\"",
          "\"+292278994-08-17\"",
          "\"2026-02-30T25:61:61Z\"",
          "-99999999999999",
          "99999999999999999",
          "\"2026-03-01T10:00:00+99:99\"",
          "\"alias\"",
          "\"$identify\"",
          "\"group\"",
          "\"track\"",
          "\"null\"",
          "{\"toString\":1,\"__proto__\":2}");

  private final SplittableRandom random;

  Bender(SplittableRandom random) {
    this.random = random;
  }

  /** The text after one to four bends. */
  String bend(String text) {
    String bent = text;
    boolean values = random.nextBoolean();
    for (int n = random.nextInt(1, 5); n > 0; n--) {
      bent = values ? bendValue(bent) : bendText(bent);
    }
    return bent;
  }

  private String bendText(String text) {
    if (text.isEmpty()) {
      return "{";
    }
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + random.nextInt(20));
    String before = text.substring(0, at);
    return switch (random.nextInt(5)) {
      case 0 -> before + text.substring(end);
      case 1 -> before + (char) random.nextInt(0xFFFF) + text.substring(at);
      case 2 -> before + PIECES.get(random.nextInt(PIECES.size())) + text.substring(at);
      case 3 -> before + text.substring(at, end).repeat(3) + text.substring(end);
      default -> before + "x".repeat(random.nextInt(2_000)) + text.substring(at);
    };
  }

  private String bendValue(String text) {
    try {
      JsonNode tree = JsonText.MAPPER.readTree(text);
      List<ObjectNode> objects = new ArrayList<>();
      collect(tree, objects);
      if (objects.isEmpty()) {
        return text;
      }
      ObjectNode object = objects.get(random.nextInt(objects.size()));
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
      switch (random.nextInt(4)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(VALUES.get(random.nextInt(VALUES.size())), object.get(name));
        case 2 ->
            object.put(name, "y".repeat(random.nextInt(8) == 0 ? 40_000 : random.nextInt(900)));
        default ->
            object.set(name, JsonText.MAPPER.readTree(VALUES.get(random.nextInt(VALUES.size()))));
      }
      return tree.toString();
    } catch (JsonProcessingException e) {
      return bendText(text);
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    if (node instanceof ObjectNode || node instanceof ArrayNode) {
      node.forEach(child -> collect(child, objects));
    }
  }
}
