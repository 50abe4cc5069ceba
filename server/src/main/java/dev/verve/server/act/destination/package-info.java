/** Where scores and alerts go: what destinations there are, and how each is spoken to. */
@NullMarked
package dev.verve.server.act.destination;

import org.jspecify.annotations.NullMarked;
