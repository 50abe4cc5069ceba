package dev.verve.duckdb.source;

import java.nio.file.Path;

/**
 * One file of events or users.
 *
 * @param path where it is
 * @param name what the user calls it, for messages
 * @param format its form
 * @param packing how it is packed
 */
record InputFile(Path path, String name, FileFormat format, Packing packing) {}
