/** The metrics that are read beside the score: how many are active, come back, and use what. */
@NullMarked
package dev.verve.insight.metrics;

import org.jspecify.annotations.NullMarked;
