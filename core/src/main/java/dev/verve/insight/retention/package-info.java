/** Who comes back, and for how long users stay. */
@NullMarked
package dev.verve.insight.retention;

import org.jspecify.annotations.NullMarked;
