package dev.verve.plan;

import dev.verve.model.Measure;
import java.util.Locale;

/** How the decayed amounts of days become one amount. */
public enum Aggregate {
  /** They are summed. */
  SUM,
  /** The greatest counts. */
  MAX,
  /** Different values are counted over the window. */
  DISTINCT;

  static Aggregate of(Measure.Kind kind) {
    return switch (kind) {
      case COUNT, DAYS, SUM, EVER -> SUM;
      case MAX -> MAX;
      case DISTINCT, WEEKS -> DISTINCT;
    };
  }

  /** The word that stands for it in the table of actions. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
