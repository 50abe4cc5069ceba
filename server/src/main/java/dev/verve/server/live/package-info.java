/** Keeps scores current. */
@NullMarked
package dev.verve.server.live;

import org.jspecify.annotations.NullMarked;
