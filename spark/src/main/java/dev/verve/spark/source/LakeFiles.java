package dev.verve.spark.source;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/** Files wherever Hadoop's file systems reach: this machine, S3, HDFS. */
final class LakeFiles {
  private final Configuration hadoop;

  LakeFiles(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /**
   * The data files at a place, by their form.
   *
   * @param place a file, a folder or a glob
   * @throws UserError where there is none
   */
  Map<Form, List<LakeFile>> find(String place) {
    Map<Form, List<LakeFile>> found = new EnumMap<>(Form.class);
    try {
      Path path = new Path(place);
      FileSystem system = path.getFileSystem(hadoop);
      FileStatus[] matches = system.globStatus(path);
      if (matches == null || matches.length == 0) {
        throw UserError.of(Place.file(place), "there is no such file or folder", "Check the path.");
      }
      for (FileStatus match : matches) {
        collect(system, match, found);
      }
    } catch (UserError e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw UserError.of(
          Place.file(place),
          "this cannot be read: " + e.getMessage(),
          "Check the path; what a scheme such as s3a: needs is named with `--conf"
              + " spark.jars.packages=…`.");
    }
    if (found.isEmpty()) {
      throw UserError.of(
          Place.file(place),
          "there is no CSV, JSON or Parquet in it",
          "Files are known by their endings: .csv, .jsonl, .parquet and their like.");
    }
    return found;
  }

  /**
   * Makes the folder around a place where it is missing, so that a run which cannot write does not
   * begin.
   *
   * @throws UserError where it cannot be made
   */
  void makeRoom(String place) {
    Path path = new Path(place).getParent();
    try {
      FileSystem system = path.getFileSystem(hadoop);
      if (!system.mkdirs(path)) {
        throw new IOException("it is no folder");
      }
    } catch (IOException | RuntimeException e) {
      throw UserError.of(
          Place.file(path.toUri().getPath()),
          "this cannot be written: " + e.getMessage(),
          "Name another folder.");
    }
  }

  /** Whether there is such a file or folder. */
  boolean exists(String place) {
    try {
      Path path = new Path(place);
      return path.getFileSystem(hadoop).exists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void collect(FileSystem system, FileStatus match, Map<Form, List<LakeFile>> found)
      throws IOException {
    if (match.isFile()) {
      LakeFile file = listed(match);
      Form form = Form.of(file.path()).orElse(Form.CSV);
      found.computeIfAbsent(form, f -> new ArrayList<>()).add(file);
      return;
    }
    String folder = match.getPath().toString();
    RemoteIterator<LocatedFileStatus> files = system.listFiles(match.getPath(), true);
    while (files.hasNext()) {
      LakeFile file = listed(files.next());
      if (isVisible(file.path().substring(folder.length()))) {
        Form.of(file.path())
            .ifPresent(form -> found.computeIfAbsent(form, f -> new ArrayList<>()).add(file));
      }
    }
  }

  private static LakeFile listed(FileStatus status) {
    return new LakeFile(status.getPath().toString(), status.getLen(), status.getModificationTime());
  }

  /** Marks and half-written files of other systems begin with a dot or an underscore. */
  private static boolean isVisible(String below) {
    for (String part : below.split("/", -1)) {
      if (part.startsWith(".") || (part.startsWith("_") && !part.contains("="))) {
        return false;
      }
    }
    return true;
  }

  /** The folder from which partitions are named, where files lie in folders {@code name=value}. */
  static String base(String file) {
    String[] parts = file.split("/", -1);
    StringBuilder base = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length && !parts[i].contains("="); i++) {
      base.append('/').append(parts[i]);
    }
    return base.toString();
  }

  /** Whether a file lies in a folder {@code name=value}. */
  static boolean isPartitioned(String file) {
    return !base(file).equals(file);
  }

  /** The first line of a text file that is not blank, without a mark of its encoding. */
  String firstLine(String file) {
    Path path = new Path(file);
    try (InputStream stream = open(path);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      while (line != null && line.isBlank()) {
        line = reader.readLine();
      }
      return line == null ? "" : line.replace("\uFEFF", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStream open(Path path) throws IOException {
    CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(path);
    InputStream raw = path.getFileSystem(hadoop).open(path);
    return codec == null ? raw : codec.createInputStream(raw);
  }
}
