package dev.verve.insight.diagnosis;

import dev.verve.engine.Row;

/**
 * Sums over users of a value at two dates, from which every mean, difference and clustered variance
 * of them follows. They add.
 *
 * @param users how many users
 * @param from sum of the values at the earlier date
 * @param to sum of the values at the later date
 * @param squaresFrom sum of squares at the earlier date
 * @param squaresTo sum of squares at the later date
 * @param products sum of products of both
 */
record PairSums(
    long users, double from, double to, double squaresFrom, double squaresTo, double products) {
  static final PairSums NONE = new PairSums(0, 0, 0, 0, 0, 0);

  static PairSums of(Row row, long users) {
    return new PairSums(
        users,
        row.real("total_from"),
        row.real("total_to"),
        row.real("squares_from"),
        row.real("squares_to"),
        row.real("products"));
  }

  PairSums plus(PairSums other) {
    return new PairSums(
        users + other.users,
        from + other.from,
        to + other.to,
        squaresFrom + other.squaresFrom,
        squaresTo + other.squaresTo,
        products + other.products);
  }

  /** The sum over users of (a · from + b · to + c)². */
  double squares(double a, double b, double c) {
    double sum =
        a * a * squaresFrom
            + b * b * squaresTo
            + 2 * a * b * products
            + 2 * a * c * from
            + 2 * b * c * to
            + c * c * users;
    return Math.max(0, sum);
  }
}
