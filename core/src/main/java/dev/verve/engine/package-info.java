/** What runs the SQL, and the run that turns events into scores. */
@NullMarked
package dev.verve.engine;

import org.jspecify.annotations.NullMarked;
