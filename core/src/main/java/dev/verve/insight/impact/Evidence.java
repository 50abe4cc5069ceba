package dev.verve.insight.impact;

/** How much a verdict can be trusted, by how the groups came to be. */
public enum Evidence {
  /** Chance assigned the users. */
  RANDOMISED,
  /** Somebody or something chose them: gates look for bias and cannot prove that there is none. */
  WEAKER
}
