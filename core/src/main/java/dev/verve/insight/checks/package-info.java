/** What else is looked at beside a change of the score: the usual suspects, and markers. */
@NullMarked
package dev.verve.insight.checks;

import org.jspecify.annotations.NullMarked;
