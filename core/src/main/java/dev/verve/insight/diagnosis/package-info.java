/** Why the average score changed: exact splits, tested and ranked causes, and their words. */
@NullMarked
package dev.verve.insight.diagnosis;

import org.jspecify.annotations.NullMarked;
