package dev.verve.insight.diagnosis;

/**
 * What we changed ourselves, at the middle of both dates.
 *
 * @param weights weights, windows, curves, caps and the like, over all actions
 * @param scale the scale
 */
public record Edits(double weights, double scale) {
  /** Both together. */
  public double total() {
    return weights + scale;
  }
}
