package dev.verve.insight.impact;

/** What can be said about an intervention. Only the first two say that something changed. */
public enum Verdict {
  /** The metric moved the wanted way, by more than chance. */
  VERIFIED,
  /** The metric moved the other way, by more than chance. */
  NEGATIVE,
  /** No more than chance: an effect may still be there, smaller than this data can show. */
  NO_EVIDENCE,
  /** The comparison itself is broken, so that no number of it can be believed. */
  INVALID,
  /** Too little data to say anything. */
  INSUFFICIENT
}
