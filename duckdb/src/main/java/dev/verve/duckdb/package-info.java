/** Runs plans in-process on DuckDB. */
@NullMarked
package dev.verve.duckdb;

import org.jspecify.annotations.NullMarked;
