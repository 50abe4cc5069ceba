/** What the columns of an event file mean. */
@NullMarked
package dev.verve.event;

import org.jspecify.annotations.NullMarked;
