package dev.verve.spark.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file as it was listed.
 *
 * @param path where it lies
 * @param bytes how long it is
 * @param changed when it was written, in milliseconds since the epoch
 */
record LakeFile(String path, long bytes, long changed) {
  private static final Pattern DAY = Pattern.compile("/([^/=]+)=(\\d{4}-\\d{2}-\\d{2})/");

  /** What tells this file from what it was before, and from others. */
  String state() {
    return path + " " + bytes + " " + changed;
  }

  /** The day of the folder {@code name=2026-01-31} in which it lies. */
  Optional<String> day() {
    return folder(2);
  }

  /** The column that such a folder becomes. */
  Optional<String> dayColumn() {
    return folder(1);
  }

  private Optional<String> folder(int group) {
    Matcher matcher = DAY.matcher(path);
    return matcher.find() ? Optional.of(matcher.group(group)) : Optional.empty();
  }
}
