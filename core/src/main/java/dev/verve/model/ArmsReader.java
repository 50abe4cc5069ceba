package dev.verve.model;

import dev.verve.yaml.YamlField;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code holdout} and {@code arms} of an intervention. */
final class ArmsReader {
  /** Unless it is told otherwise, one in ten goes without. */
  static final double USUAL_HOLDOUT = 0.1;

  static final Map<String, Double> ONE_ARM = Map.of("treated", 1.0);

  private ArmsReader() {}

  /** The share of users who go without. */
  static double holdout(YamlField field) {
    if (!field.isNumber() && field.text().filter("none"::equals).isPresent()) {
      return 0;
    }
    Optional<Double> share = field.isNumber() ? field.number() : percent(field);
    if (share.isEmpty() || share.get() < 0 || share.get() >= 1) {
      field.problem(
          "expected a share of the users, found " + field.kind(),
          "Write `holdout: 20%`, or `none` where everybody is treated.");
      return USUAL_HOLDOUT;
    }
    return share.get();
  }

  private static Optional<Double> percent(YamlField field) {
    String text = field.text().orElse("");
    try {
      return text.endsWith("%")
          ? Optional.of(Double.parseDouble(text.substring(0, text.length() - 1).strip()) / 100)
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The treated arms with their shares. */
  static Map<String, Double> arms(YamlField field) {
    Map<String, Double> arms = new LinkedHashMap<>();
    if (field.isMapping()) {
      field
          .fields()
          .forEach((arm, share) -> share.number().ifPresent(number -> arms.put(arm, number)));
    } else {
      field.texts().forEach(arm -> arms.put(arm, 1.0));
    }
    arms.forEach(
        (arm, share) -> {
          if (arm.equals(Intervention.HOLDOUT)) {
            field.problem("no treated arm is named holdout", "Give its share as `holdout: 20%`.");
          } else if (!Slug.isSlug(arm)) {
            field.problem("'" + arm + "' cannot name an arm", Slug.CURE);
          } else if (!(share > 0)) {
            field.problem("the share of '" + arm + "' is not above 0", "");
          }
        });
    return arms.isEmpty() ? ONE_ARM : arms;
  }
}
