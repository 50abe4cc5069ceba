package dev.verve.engine.contract;

import dev.verve.model.ModelReader;
import dev.verve.model.ScoreModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A case reckoned by hand: a folder with {@code model.yaml}, {@code events.csv}, perhaps {@code
 * users.csv}, and {@code expected.csv} (id, as_of, raw, score, band); perhaps {@code
 * expected-points.csv} (id, as_of, path, points) and {@code expected-accounts.csv} (id, as_of,
 * score).
 *
 * @param folder where its files are
 */
record Case(Path folder) {

  /** All cases, copied below a folder. */
  static List<Case> all(Path below) {
    try {
      URI place =
          Objects.requireNonNull(Case.class.getResource("cases"), "the cases are missing").toURI();
      if (!place.getScheme().equals("jar")) {
        return copies(Path.of(place), below);
      }
      try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
        return copies(jar.provider().getPath(place), below);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Case> copies(Path cases, Path below) throws IOException {
    List<Case> copied = new ArrayList<>();
    try (Stream<Path> folders = Files.list(cases)) {
      for (Path folder : folders.sorted().toList()) {
        Path copy = Files.createDirectories(below.resolve(folder.getFileName().toString()));
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.toList()) {
            Files.copy(file, copy.resolve(file.getFileName().toString()));
          }
        }
        copied.add(new Case(copy));
      }
    }
    return copied;
  }

  String name() {
    return folder.getFileName().toString();
  }

  ScoreModel model() {
    try {
      return ModelReader.read(name() + ".yaml", Files.readString(folder.resolve("model.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path events() {
    return folder.resolve("events.csv");
  }

  Optional<Path> users() {
    return Optional.of(folder.resolve("users.csv")).filter(Files::exists);
  }

  boolean knowsPoints() {
    return Files.exists(folder.resolve("expected-points.csv"));
  }

  /** What is expected at each date. */
  SortedMap<LocalDate, Expected> expected() {
    SortedMap<LocalDate, Expected> byDate = new TreeMap<>();
    for (Map<String, String> row : rows("expected.csv")) {
      at(byDate, row)
          .users()
          .put(
              text(row, "id"),
              new Expected.Standing(
                  number(row, "raw"), number(row, "score"), text(row, "band"), new TreeMap<>()));
    }
    for (Map<String, String> row : rows("expected-points.csv")) {
      Objects.requireNonNull(at(byDate, row).users().get(text(row, "id")))
          .points()
          .put(text(row, "path"), number(row, "points"));
    }
    for (Map<String, String> row : rows("expected-accounts.csv")) {
      at(byDate, row).accounts().put(text(row, "id"), number(row, "score"));
    }
    return byDate;
  }

  private List<Map<String, String>> rows(String file) {
    Path path = folder.resolve(file);
    return Files.exists(path) ? Table.read(path).rows() : List.of();
  }

  private static Expected at(SortedMap<LocalDate, Expected> byDate, Map<String, String> row) {
    return byDate.computeIfAbsent(
        LocalDate.parse(text(row, "as_of")),
        date -> new Expected(new TreeMap<>(), new TreeMap<>()));
  }

  private static String text(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(text(row, column));
  }
}
