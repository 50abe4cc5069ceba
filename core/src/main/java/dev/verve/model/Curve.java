package dev.verve.model;

import java.util.Locale;

/** How an amount turns into points before its weight: amounts below 0 count as 0 when bent. */
public enum Curve {
  /** The amount itself. */
  LINEAR,
  /** The square root of the amount. */
  SQRT,
  /** ln(1 + amount). */
  LOG;

  /** The curve's value at an amount. */
  public double at(double amount) {
    return switch (this) {
      case LINEAR -> amount;
      case SQRT -> Math.sqrt(Math.max(0, amount));
      case LOG -> Math.log1p(Math.max(0, amount));
    };
  }

  /** The amount at which the curve reaches a value of 0 or more. */
  public double inverse(double value) {
    return switch (this) {
      case LINEAR -> value;
      case SQRT -> value * value;
      case LOG -> Math.expm1(value);
    };
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
