package dev.verve.model;

import static dev.verve.problem.Check.require;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How an amount turns into points before its weight. Whoever has no amount at all has no points
 * whatever the curve says of 0: a rating of 0 is an answer, silence is none.
 *
 * @param form the form of the curve
 * @param knots for {@code TIERS} at least one, for {@code BETWEEN} at least two, in ascending order
 *     of their amounts; else none
 */
public record Curve(Form form, List<Knot> knots) {
  public static final Curve LINEAR = new Curve(Form.LINEAR, List.of());
  public static final Curve SQRT = new Curve(Form.SQRT, List.of());
  public static final Curve LOG = new Curve(Form.LOG, List.of());

  /** The form of a curve. */
  public enum Form {
    /** The amount itself. */
    LINEAR,
    /** The square root of the amount; 0 below 0. */
    SQRT,
    /** ln(1 + amount); 0 below 0. */
    LOG,
    /** The value of the last knot at or below the amount; 0 below the first. */
    TIERS,
    /** Straight lines from knot to knot; flat outside. */
    BETWEEN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The fewest knots that make such a curve; 0 where it has none. */
    public int fewestKnots() {
      return switch (this) {
        case LINEAR, SQRT, LOG -> 0;
        case TIERS -> 1;
        case BETWEEN -> 2;
      };
    }
  }

  /**
   * A point that a curve is told by.
   *
   * @param amount the amount
   * @param value the curve's value there
   */
  public record Knot(double amount, double value) {
    public Knot {
      require(
          Double.isFinite(amount) && Double.isFinite(value),
          "a knot takes finite numbers, was %s: %s",
          amount,
          value);
    }

    /** The value at an amount on the straight line from this knot to the next. */
    double towards(Knot next, double at) {
      return value + (next.value - value) * (at - amount) / (next.amount - amount);
    }
  }

  public Curve {
    knots = List.copyOf(knots);
    int fewest = form.fewestKnots();
    require(
        fewest == 0 ? knots.isEmpty() : knots.size() >= fewest,
        "curve %s does not go with %s knots",
        form.word(),
        knots.size());
    for (int i = 1; i < knots.size(); i++) {
      require(
          knots.get(i - 1).amount() < knots.get(i).amount(),
          "the amounts of a curve must ascend, but %s does not come before %s",
          knots.get(i - 1).amount(),
          knots.get(i).amount());
    }
  }

  /** The curve's value at an amount. */
  public double at(double amount) {
    return switch (form) {
      case LINEAR -> amount;
      case SQRT -> Math.sqrt(Math.max(0, amount));
      case LOG -> Math.log1p(Math.max(0, amount));
      case TIERS -> tier(amount);
      case BETWEEN -> between(amount);
    };
  }

  public String word() {
    return form.word();
  }

  /** The curve as one text: its word, and its knots where it has any. */
  @Override
  public String toString() {
    return knots.isEmpty()
        ? word()
        : knots.stream()
            .map(knot -> knot.amount() + ": " + knot.value())
            .collect(Collectors.joining(", ", word() + " {", "}"));
  }

  private double tier(double amount) {
    double value = 0;
    for (Knot knot : knots) {
      if (amount >= knot.amount()) {
        value = knot.value();
      }
    }
    return value;
  }

  private double between(double amount) {
    Knot before = knots.get(0);
    if (amount <= before.amount()) {
      return before.value();
    }
    for (Knot knot : knots) {
      if (amount <= knot.amount()) {
        return before.towards(knot, amount);
      }
      before = knot;
    }
    return before.value();
  }
}
