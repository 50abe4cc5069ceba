package dev.verve.spark.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder of relations in parts, and of marks that tell which parts are complete and of which
 * files. A part that is counted anew loses its mark first and gets it back last, so that a run that
 * stops leaves nothing that another one would believe.
 */
final class RollupFolder {
  private static final String MARKS = "done";
  private static final char BETWEEN = '~';

  private final Path root;
  private final FileSystem system;

  RollupFolder(String root, Configuration hadoop) {
    this.root = new Path(root);
    try {
      this.system = this.root.getFileSystem(hadoop);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a relation lies. */
  String of(String relation) {
    return new Path(root, relation).toString();
  }

  /** Whether a relation has any rows. */
  boolean has(String relation) {
    try {
      FileStatus[] parts = system.globStatus(new Path(root, relation + "/*=*"));
      return parts != null && parts.length > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The complete parts, each with the state of the files that it was counted of. */
  Map<String, String> complete() {
    Map<String, String> complete = new HashMap<>();
    try {
      FileStatus[] marks = system.globStatus(new Path(root, MARKS + "/*"));
      for (FileStatus mark : marks == null ? new FileStatus[0] : marks) {
        String name = mark.getPath().getName();
        int between = name.indexOf(BETWEEN);
        complete.put(name.substring(0, between), name.substring(between + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return complete;
  }

  /** Marks a part as complete. */
  void mark(String part, String state) {
    try {
      system.create(new Path(root, MARKS + "/" + part + BETWEEN + state), true).close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a part, its mark first. */
  void remove(String part) {
    try {
      delete(MARKS + "/" + part + BETWEEN + "*");
      delete("*/*=" + part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void delete(String glob) throws IOException {
    FileStatus[] found = system.globStatus(new Path(root, glob));
    for (FileStatus one : found == null ? new FileStatus[0] : found) {
      system.delete(one.getPath(), true);
    }
  }
}
