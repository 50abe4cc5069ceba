/** Reads event and user files of any usual form into the relations that plans read. */
@NullMarked
package dev.verve.duckdb.source;

import org.jspecify.annotations.NullMarked;
