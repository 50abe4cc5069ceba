package dev.verve.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.web.HttpProblem;
import dev.verve.server.web.JsonText;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The body of a request, read within bounds. */
final class Input {
  private static final int MOST = 256 * 1024;

  private Input() {}

  static String text(Context ctx) throws IOException {
    byte[] bytes = ctx.bodyInputStream().readNBytes(MOST + 1);
    if (bytes.length > MOST) {
      throw HttpProblem.tooLarge("a request of this kind holds at most 256 KB");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static boolean isJson(Context ctx) {
    String type = ctx.contentType();
    return type != null && type.startsWith("application/json");
  }

  /** A JSON object; an empty one where nothing was sent. */
  static JsonNode json(Context ctx) throws IOException {
    return object(text(ctx));
  }

  static JsonNode object(String text) {
    try {
      JsonNode node = text.isBlank() ? JsonText.MAPPER.createObjectNode() : parse(text);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw HttpProblem.malformed("the body is no JSON: " + e.getOriginalMessage());
    }
    throw HttpProblem.malformed("the body must be a JSON object");
  }

  private static JsonNode parse(String text) throws JsonProcessingException {
    return JsonText.MAPPER.readTree(text);
  }

  /** A field that must be text where it is there. */
  static Optional<String> field(JsonNode body, String name) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw HttpProblem.malformed("$." + name + ": must be text");
    }
    return Optional.of(JsonText.clean(value.asText()));
  }

  static String required(JsonNode body, String name) {
    return field(body, name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> HttpProblem.malformed("$." + name + ": is missing"));
  }
}
