/** The score model as the user wrote it: what is counted, how it weighs, and how it is scaled. */
@NullMarked
package dev.verve.model;

import org.jspecify.annotations.NullMarked;
