package dev.verve.engine;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A row of an answer. Columns are named as in the query; a value that is null reads as null. */
public interface Row {

  /** A value as text, or null. */
  @Nullable String text(String column);

  /** A value as a number, or null. */
  @Nullable Double number(String column);

  /** A date, or null. */
  @Nullable LocalDate date(String column);

  /** A value as text that the query never leaves null. */
  default String string(String column) {
    String value = text(column);
    if (value == null) {
      throw new IllegalStateException("the query left " + column + " null");
    }
    return value;
  }

  /** A number that the query never leaves null. */
  default double real(String column) {
    Double value = number(column);
    if (value == null) {
      throw new IllegalStateException("the query left " + column + " null");
    }
    return value;
  }

  /** A whole number that the query never leaves null. */
  default long whole(String column) {
    return Math.round(real(column));
  }

  /** A date that the query never leaves null. */
  default LocalDate day(String column) {
    LocalDate value = date(column);
    if (value == null) {
      throw new IllegalStateException("the query left " + column + " null");
    }
    return value;
  }
}
