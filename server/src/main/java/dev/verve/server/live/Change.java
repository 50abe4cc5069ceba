package dev.verve.server.live;

/** How much of the current scores a refresh changed; each holds those before it. */
enum Change {
  /** Nothing. */
  NONE,
  /** Those in the relation {@code touched}. */
  TOUCHED,
  /** All scores, but of the kept points only those in the relation {@code touched}. */
  TURNED,
  /** Everything. */
  ALL;

  Change and(Change other) {
    return compareTo(other) < 0 ? other : this;
  }
}
