package dev.verve.sql;

import java.util.Locale;

/** One of two dates that stand side by side. */
public enum Side {
  FROM,
  TO;

  /** The column that holds a value of this date. */
  String of(String value) {
    return value + "_" + name().toLowerCase(Locale.ROOT);
  }
}
