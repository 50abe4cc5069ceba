package dev.verve.benchmarks;

/** Measures work. */
interface Meter {

  /** Runs the work and tells what it took. */
  Cost measure(Runnable work);
}
