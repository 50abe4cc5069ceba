package dev.verve.duckdb.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** The forms of files that are read. */
enum FileFormat {
  CSV,
  JSON,
  PARQUET;

  /** The form of a file: by its ending, else by its first bytes. */
  static FileFormat of(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    if (plain.endsWith(".parquet") || plain.endsWith(".pq")) {
      return PARQUET;
    }
    if (plain.endsWith(".csv") || plain.endsWith(".tsv") || plain.endsWith(".txt")) {
      return CSV;
    }
    if (plain.endsWith(".json") || plain.endsWith(".jsonl") || plain.endsWith(".ndjson")) {
      return JSON;
    }
    byte[] head = new byte[64];
    int read;
    try (InputStream stream = open(file)) {
      read = stream.readNBytes(head, 0, head.length);
    }
    String start = new String(head, 0, read, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
    if (start.startsWith("PAR1")) {
      return PARQUET;
    }
    return start.startsWith("{") || start.startsWith("[") ? JSON : CSV;
  }

  /** Whether a file is one that a folder is searched for. */
  static boolean isEventFile(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    return !name.startsWith(".")
        && !name.startsWith("_")
        && plain.matches(".*\\.(csv|tsv|txt|json|jsonl|ndjson|parquet|pq)");
  }

  /** The bytes of a file, unpacked where it is gzipped. */
  static InputStream open(Path file) throws IOException {
    BufferedInputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    stream.mark(4);
    int first = stream.read();
    int second = stream.read();
    stream.reset();
    return first == 0x1f && second == 0x8b
        ? new BufferedInputStream(new GZIPInputStream(stream, 1 << 16), 1 << 16)
        : stream;
  }
}
