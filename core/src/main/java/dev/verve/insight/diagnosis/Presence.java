package dev.verve.insight.diagnosis;

import java.util.Locale;

/** At which of two dates somebody is there. */
enum Presence {
  STAYS,
  LOST,
  NEW;

  static Presence of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  boolean before() {
    return this != NEW;
  }

  boolean after() {
    return this != LOST;
  }
}
