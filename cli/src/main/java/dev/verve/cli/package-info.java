/** The commands. */
@NullMarked
package dev.verve.cli;

import org.jspecify.annotations.NullMarked;
