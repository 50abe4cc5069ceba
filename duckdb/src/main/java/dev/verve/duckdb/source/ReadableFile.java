package dev.verve.duckdb.source;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipException;

/**
 * Looks at a file before the database does, since its first bytes tell best what is wrong. What can
 * be read only once, such as a pipe, and what the database cannot unpack is copied first.
 */
final class ReadableFile {
  private static final String PARQUET_MARK = "PAR1";
  private static final int SMALLEST_PARQUET = 12;

  private final Path scratch;

  ReadableFile(Path scratch) {
    this.scratch = scratch;
  }

  /**
   * A file whose form and packing are known.
   *
   * @param name what the user calls it
   * @throws UserError where it is none that can be read
   */
  InputFile check(Path path, String name) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException("the link leads nowhere");
    }
    if (!Files.isRegularFile(path)) {
      try (InputStream stream = Files.newInputStream(path)) {
        return arrived(stream, name);
      }
    }
    return checked(path.toAbsolutePath(), name);
  }

  /** What arrives as a stream, kept in the scratch folder. */
  InputFile arrived(InputStream stream, String name) throws IOException {
    Path copy = Files.createTempFile(scratch, "stream-", "");
    Files.copy(stream, copy, StandardCopyOption.REPLACE_EXISTING);
    return checked(copy, name);
  }

  private InputFile checked(Path path, String name) throws IOException {
    if (Files.size(path) == 0) {
      throw UserError.of(
          Place.file(name), "the file is empty", "Give a file with at least one event.");
    }
    Packing packing = Packing.of(path);
    if (packing == Packing.NONE && Packing.isNamedGzip(name)) {
      throw UserError.of(
          Place.file(name),
          "the file ends in .gz but is not gzipped",
          "Rename it without .gz, or pack it again with gzip.");
    }
    Packing.foreign(path)
        .ifPresent(
            words -> {
              throw UserError.of(
                  Place.file(name),
                  "this is " + words,
                  "Give CSV, JSON or Parquet, plain or packed with gzip.");
            });
    FileFormat format = FileFormat.of(path);
    if (format != FileFormat.PARQUET) {
      return new InputFile(path, name, format, packing);
    }
    Path plain = packing == Packing.GZIP ? unpacked(path, name) : path;
    checkParquet(plain, name);
    return new InputFile(plain, name, format, Packing.NONE);
  }

  private Path unpacked(Path path, String name) throws IOException {
    Path copy = Files.createTempFile(scratch, "unpacked-", FileFormat.PARQUET.ending());
    try (InputStream stream = Packing.open(path)) {
      Files.copy(stream, copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (EOFException | ZipException e) {
      throw UserError.of(
          Place.file(name),
          "the file cannot be unpacked: " + e.getMessage(),
          "Check that it is whole.");
    }
    return copy;
  }

  private static void checkParquet(Path path, String name) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      long size = channel.size();
      ByteBuffer end = ByteBuffer.allocate(PARQUET_MARK.length());
      if (size >= SMALLEST_PARQUET) {
        channel.position(size - PARQUET_MARK.length()).read(end);
      }
      if (!new String(end.array(), StandardCharsets.US_ASCII).equals(PARQUET_MARK)) {
        throw UserError.of(
            Place.file(name),
            "this is no whole Parquet file",
            "Write it again; a file that is still being written has no end yet.");
      }
    }
  }
}
