package dev.verve.insight.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Users of one date who are averaged together.
 *
 * @param holds who belongs to them, by where a user stands at the date
 * @param users how many
 * @param total the sum of their scores
 */
record Pool(Predicate<Optional<List<String>>> holds, double users, double total) {
  static final Pool NOBODY = new Pool(at -> false, 0, 0);

  static Pool before(List<Cell> cells, Predicate<Optional<List<String>>> holds) {
    List<PairSums> own =
        cells.stream().filter(cell -> holds.test(cell.from())).map(Cell::sums).toList();
    return new Pool(
        holds,
        own.stream().mapToLong(PairSums::users).sum(),
        own.stream().mapToDouble(PairSums::from).sum());
  }

  static Pool after(List<Cell> cells, Predicate<Optional<List<String>>> holds) {
    List<PairSums> own =
        cells.stream().filter(cell -> holds.test(cell.to())).map(Cell::sums).toList();
    return new Pool(
        holds,
        own.stream().mapToLong(PairSums::users).sum(),
        own.stream().mapToDouble(PairSums::to).sum());
  }

  /** The mean score; 0 where there is nobody. */
  double mean() {
    return users == 0 ? 0 : total / users;
  }
}
