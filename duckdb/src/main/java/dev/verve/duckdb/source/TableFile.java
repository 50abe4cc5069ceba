package dev.verve.duckdb.source;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * A table that the user gives: one row a user, a unit and period, or whatever a method asks for.
 *
 * @param file a file, a glob, a folder or {@code -}
 * @param stdin what {@code -} reads
 * @param scratch a folder for what arrives on standard input
 */
public record TableFile(String file, InputStream stdin, Path scratch) {

  /** A file or folder by its path. */
  public static TableFile of(Path file) {
    return new TableFile(file.toString(), InputStream.nullInputStream(), file.resolveSibling(""));
  }
}
