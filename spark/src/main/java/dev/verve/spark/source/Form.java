package dev.verve.spark.source;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The forms in which events come. */
enum Form {
  CSV("csv|tsv|txt"),
  JSON("json|jsonl|ndjson"),
  PARQUET("parquet|pq");

  private static final String PACKED = "(\\.(gz|gzip|bz2|zst|zstd|snappy|lz4|deflate))?";

  @SuppressWarnings("ImmutableEnumChecker") // a pattern is immutable
  private final Pattern ending;

  Form(String endings) {
    this.ending = Pattern.compile(".*\\.(" + endings + ")" + PACKED);
  }

  /** The form that a file's name tells. */
  static Optional<Form> of(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    for (Form form : values()) {
      if (form.ending.matcher(name).matches()) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }
}
