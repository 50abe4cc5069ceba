package dev.verve.insight.evidence;

/**
 * A naive score that learned weights must beat to be worth anything.
 *
 * @param name a slug
 * @param words what it is
 * @param difference the learned weights first, the baseline second
 */
public record Baseline(String name, String words, Difference difference) {}
