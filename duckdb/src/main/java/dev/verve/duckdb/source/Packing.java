package dev.verve.duckdb.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** How the bytes of a file are packed, as its first bytes say; its ending may lie. */
enum Packing {
  NONE,
  GZIP;

  private static final int HEAD = 8;

  /** The first bytes of other packings, and what people call them. */
  private static final List<Foreign> FOREIGN =
      List.of(
          new Foreign("504b0304", "a ZIP archive or a spreadsheet"),
          new Foreign("28b52ffd", "packed with zstd"),
          new Foreign("425a68", "packed with bzip2"),
          new Foreign("fd377a585a00", "packed with xz"),
          new Foreign("d0cf11e0", "an old spreadsheet"),
          new Foreign("53514c69746520", "an SQLite database"),
          new Foreign("4f626a01", "an Avro file"),
          new Foreign("4f5243", "an ORC file"));

  private record Foreign(String magic, String words) {
    boolean starts(byte[] head) {
      byte[] bytes = HexFormat.of().parseHex(magic);
      return head.length >= bytes.length && Arrays.equals(bytes, Arrays.copyOf(head, bytes.length));
    }
  }

  static Packing of(Path file) throws IOException {
    byte[] head = head(file);
    return head.length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b ? GZIP : NONE;
  }

  /** What a file is, in words, where its packing or form is none that is read. */
  static Optional<String> foreign(Path file) throws IOException {
    byte[] head = head(file);
    return FOREIGN.stream().filter(f -> f.starts(head)).map(Foreign::words).findFirst();
  }

  /** Whether a name says that the file is gzipped. */
  static boolean isNamedGzip(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  /** The database's word. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The bytes of a file, unpacked where it is gzipped. */
  static InputStream open(Path file) throws IOException {
    InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    return of(file) == GZIP
        ? new BufferedInputStream(new GZIPInputStream(stream, 1 << 16), 1 << 16)
        : stream;
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return stream.readNBytes(HEAD);
    }
  }
}
