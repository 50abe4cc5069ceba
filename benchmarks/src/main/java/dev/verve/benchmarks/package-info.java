/** Measures Verve against the same answer in SQL written by hand. */
@NullMarked
package dev.verve.benchmarks;

import org.jspecify.annotations.NullMarked;
