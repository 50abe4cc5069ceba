/** Evidence that a score predicts, and weights learned from outcomes: arrays in, answers out. */
@NullMarked
package dev.verve.insight.evidence;

import org.jspecify.annotations.NullMarked;
