package dev.verve.server.live;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Scores of a lake, copied to where statements of the store may read them.
 *
 * @param folder the copy
 */
record LakeFiles(Path folder) implements AutoCloseable {
  private static final List<String> RELATIONS =
      List.of("run", "scores", "members", "points", "accounts");

  /**
   * Copies what an import reads.
   *
   * @throws UserError where there are no scores
   */
  static LakeFiles copy(Store store, Path lake) {
    if (!Files.isDirectory(lake.resolve("run"))) {
      throw UserError.of(
          Place.file(lake.toString()),
          "there are no scores in it",
          "Give the folder that `verve score --engine spark -o FOLDER` wrote.");
    }
    LakeFiles copy = new LakeFiles(store.file("export").resolve("scores-" + UUID.randomUUID()));
    for (String relation : RELATIONS) {
      copy.take(lake, relation);
    }
    return copy;
  }

  private void take(Path lake, String relation) {
    Path from = lake.resolve(relation);
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".parquet")).toList()) {
        Path to = folder.resolve(lake.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether there is anything of a relation. */
  boolean has(String relation) {
    return Files.isDirectory(folder.resolve(relation));
  }

  /** A relation as SQL, its date as {@code as_of}. */
  String read(String relation) {
    return "read_parquet('%s/%s/*/*.parquet', hive_partitioning = true, union_by_name = true)"
        .formatted(folder.toString().replace("'", "''"), relation);
  }

  @Override
  public void close() {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
