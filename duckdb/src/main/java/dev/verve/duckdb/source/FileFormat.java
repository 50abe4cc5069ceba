package dev.verve.duckdb.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** The forms of files that are read. */
enum FileFormat {
  CSV(".csv"),
  JSON(".jsonl"),
  PARQUET(".parquet");

  private static final String ENDINGS = "csv|tsv|txt|json|jsonl|ndjson|parquet|pq";
  private static final String PACKED = "gz|zst|zip|bz2|xz|lz4|br";

  private final String ending;

  FileFormat(String ending) {
    this.ending = ending;
  }

  /** The ending that tells this form. */
  String ending() {
    return ending;
  }

  /** The form of a file: by its ending, else by its first bytes. */
  static FileFormat of(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String plain = Packing.isNamedGzip(name) ? name.substring(0, name.length() - 3) : name;
    if (plain.endsWith(".parquet") || plain.endsWith(".pq")) {
      return PARQUET;
    }
    if (plain.endsWith(".csv") || plain.endsWith(".tsv") || plain.endsWith(".txt")) {
      return CSV;
    }
    if (plain.endsWith(".json") || plain.endsWith(".jsonl") || plain.endsWith(".ndjson")) {
      return JSON;
    }
    return byContent(file);
  }

  private static FileFormat byContent(Path file) throws IOException {
    byte[] head = new byte[64];
    int read;
    try (InputStream stream = Packing.open(file)) {
      read = stream.readNBytes(head, 0, head.length);
    }
    String start = new String(head, 0, read, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
    if (start.startsWith("PAR1")) {
      return PARQUET;
    }
    return start.startsWith("{") || start.startsWith("[") ? JSON : CSV;
  }

  /** Whether a file is one that a folder is searched for; what then cannot be read is said. */
  static boolean isEventFile(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !isHidden(file)
        && name.matches(".*\\.(" + ENDINGS + ")(\\.(" + PACKED + "))?|.*\\.(xlsx?|avro|orc)");
  }

  /** Whether a file is none of the data: marks and checksums that other systems leave. */
  static boolean isHidden(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") || name.startsWith("_") || name.endsWith(".crc");
  }
}
