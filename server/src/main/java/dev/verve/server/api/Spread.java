package dev.verve.server.api;

import dev.verve.insight.BandShare;
import dev.verve.insight.Distribution;
import dev.verve.insight.Movement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How people spread over bands, and between them, as fields. */
final class Spread {
  private Spread() {}

  static Map<String, Object> fields(Distribution distribution) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("population", distribution.population());
    fields.put(
        "average",
        distribution.average().isPresent() ? distribution.average().getAsDouble() : null);
    fields.put("distribution", distribution.bands().stream().map(Spread::share).toList());
    return fields;
  }

  private static Map<String, Object> share(BandShare share) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("band", share.band().name());
    fields.put("from", share.band().from());
    fields.put("to", share.to());
    fields.put("users", share.users());
    fields.put("share", share.share());
    return fields;
  }

  static List<Map<String, Object>> cells(List<Movement.Cell> cells) {
    return cells.stream()
        .map(
            cell -> {
              Map<String, Object> fields = new LinkedHashMap<>();
              fields.put("from_band", cell.from());
              fields.put("to_band", cell.to());
              fields.put("users", cell.users());
              return fields;
            })
        .toList();
  }
}
