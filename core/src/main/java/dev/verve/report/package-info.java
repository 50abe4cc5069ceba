/** Pages that stand alone: the report of a date, and the evidence that a score predicts. */
@NullMarked
package dev.verve.report;

import org.jspecify.annotations.NullMarked;
