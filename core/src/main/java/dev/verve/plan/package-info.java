/** A model bound to data: every name resolved, every default decided. */
@NullMarked
package dev.verve.plan;

import org.jspecify.annotations.NullMarked;
