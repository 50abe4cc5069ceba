package dev.verve.engine.contract;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The scores of a date by id.
 *
 * @param users what each user, or account of a model of accounts, has
 * @param accounts the scores of accounts that are rolled up from users
 */
record Expected(SortedMap<String, Standing> users, SortedMap<String, Double> accounts) {

  /**
   * Where somebody stands.
   *
   * @param points points by {@code branch.action}; those of 0 may be missing
   */
  record Standing(double raw, double score, String band, SortedMap<String, Double> points) {}

  /** The same, as far as it is known to those who look at no parts. */
  Expected withoutPoints() {
    SortedMap<String, Standing> bare = new TreeMap<>();
    users.forEach(
        (id, s) -> bare.put(id, new Standing(s.raw(), s.score(), s.band(), new TreeMap<>())));
    return new Expected(bare, accounts);
  }
}
