package dev.verve.server.act.destination;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What other systems keep of a score, under names that no other tool takes. */
final class Traits {
  private Traits() {}

  /** Score, band, band before, change, top reason, version and link, each beginning with verve. */
  static Map<String, Object> of(JsonNode payload) {
    Map<String, Object> traits = new LinkedHashMap<>();
    traits.put("verve_score", payload.path("score").asDouble());
    traits.put("verve_band", payload.path("band").asText());
    traits.put("verve_previous_band", payload.path("previous_band").asText("").replace("null", ""));
    traits.put("verve_change", payload.path("change").asDouble());
    traits.put("verve_reason", reason(payload));
    traits.put("verve_version", payload.path("version").asText());
    traits.put("verve_as_of", payload.path("as_of").asText());
    traits.put("verve_link", payload.path("link").asText(""));
    return traits;
  }

  /** The top reason as {@code branch.action}; empty where there is none. */
  static String reason(JsonNode payload) {
    JsonNode reason = payload.path("reason");
    return reason.isObject()
        ? reason.path("branch").asText() + "." + reason.path("action").asText()
        : "";
  }
}
