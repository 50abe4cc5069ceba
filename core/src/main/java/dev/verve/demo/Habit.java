package dev.verve.demo;

/**
 * How strongly a person is drawn back to the product: a lasting need for it, and a strength that
 * use builds and neglect wears off. The two feed each other, so people drift apart into daily and
 * occasional users.
 *
 * @param need the chance to work with the product on a full working day once the habit is complete
 * @param strength from 0, none, to 1, complete
 */
record Habit(double need, double strength) {
  private static final double GAIN = 0.12;
  private static final double LOSS = 0.06;

  Habit {
    if (!(need >= 0 && need <= 1 && strength >= 0 && strength <= 1)) {
      throw new IllegalArgumentException("out of range: need " + need + ", strength " + strength);
    }
  }

  static Habit fresh(double need) {
    return new Habit(need, 0.45);
  }

  /** The habit of somebody who has long been there. */
  static Habit settled(double need, Dice dice) {
    double expected = 1.05 * need - 0.08;
    return new Habit(need, Math.min(1, Math.max(0, expected + dice.between(-0.12, 0.12))));
  }

  /** The chance to work with the product on a full working day. */
  double pull() {
    return need * (0.25 + 0.75 * strength);
  }

  Habit practised() {
    return new Habit(need, strength + GAIN * (1 - strength));
  }

  /** After a day without the product; a day off wears off little. */
  Habit neglected(double pace) {
    return new Habit(need, strength * (1 - LOSS * pace));
  }
}
