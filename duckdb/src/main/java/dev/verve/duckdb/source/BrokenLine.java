package dev.verve.duckdb.source;

/**
 * A line that could not be taken apart into fields.
 *
 * @param path the file's path
 * @param line its line
 */
record BrokenLine(String path, long line) {}
