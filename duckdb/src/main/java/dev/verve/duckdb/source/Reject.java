package dev.verve.duckdb.source;

/**
 * A row that could not be used.
 *
 * @param file the file as the user called it
 * @param line its line, or its row in a Parquet file; 0 where unknown
 * @param reason why
 * @param text the row as it stands
 */
public record Reject(String file, long line, String reason, String text) {

  /** The row's place and reason in one line. */
  @Override
  public String toString() {
    String shown = text.length() > 120 ? text.substring(0, 120) + "…" : text;
    String place = file + (line > 0 ? ":" + line : "") + ": " + reason;
    return shown.isEmpty() ? place : place + ": " + shown.replace("\n", "\\n");
  }
}
