package dev.verve.model;

import dev.verve.yaml.YamlField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code {dormant: 0, light: 26, …}}: ascending, the first from 0. */
final class BandsReader {
  private BandsReader() {}

  static Optional<Bands> read(YamlField field) {
    List<Band> bands = new ArrayList<>();
    boolean good = true;
    double last = Double.NEGATIVE_INFINITY;
    Map<String, YamlField> fields = field.fields();
    for (Map.Entry<String, YamlField> entry : fields.entrySet()) {
      YamlField value = entry.getValue();
      Optional<Double> from = value.number();
      if (!Slug.isSlug(entry.getKey())) {
        value.problem("'" + entry.getKey() + "' is no name for a band", Slug.CURE);
        good = false;
      } else if (from.isEmpty()) {
        good = false;
      } else if (bands.isEmpty() && good && from.get() != 0) {
        value.problem("the first band must start from 0", "Write `" + entry.getKey() + ": 0`.");
        good = false;
      } else if (from.get() < 0 || from.get() >= 100) {
        value.problem("a band starts from 0 to below 100, found " + value.kind(), "");
        good = false;
      } else if (from.get() <= last) {
        value.problem(
            "bands must ascend, but " + entry.getKey() + " does not start above the one before it",
            "Order them from the lowest to the highest.");
        good = false;
      } else {
        bands.add(new Band(entry.getKey(), from.get()));
      }
      last = from.orElse(last);
    }
    if (field.isMapping() && fields.isEmpty()) {
      field.problem("there must be a band", "Drop `bands` for the four usual ones.");
      good = false;
    }
    return good && !bands.isEmpty() ? Optional.of(new Bands(bands)) : Optional.empty();
  }
}
