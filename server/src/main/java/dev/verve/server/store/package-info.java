/** The event store: one DuckDB file, one writer, readers beside it. */
@NullMarked
package dev.verve.server.store;

import org.jspecify.annotations.NullMarked;
