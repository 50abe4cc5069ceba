/** What every engine must do alike: cases by hand, and an independent scorer for random ones. */
@NullMarked
package dev.verve.engine.contract;

import org.jspecify.annotations.NullMarked;
