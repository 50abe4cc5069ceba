package dev.verve.server.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Conditions that are joined by {@code and}, with the values of their question marks. */
final class Where {
  private final StringBuilder text = new StringBuilder("true");
  private final List<Object> parameters = new ArrayList<>();

  Where and(String condition, Object... values) {
    text.append(" and ").append(condition);
    Collections.addAll(parameters, values);
    return this;
  }

  /** Whether nothing is asked. */
  boolean isEmpty() {
    return text.length() == "true".length();
  }

  Object[] parameters() {
    return parameters.toArray();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
