package dev.verve.cli;

import dev.verve.duckdb.Atomically;
import dev.verve.engine.Scored;
import dev.verve.insight.Distribution;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.sql.ExportSql;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes scores to a file whose ending tells its form. */
final class ScoreFile {
  private final Path path;
  private final String ending;

  private ScoreFile(Path path, String ending) {
    this.path = path;
    this.ending = ending;
  }

  /** Whether the ending tells a form; else it may be meant as a folder. */
  static boolean hasForm(String path) {
    return path.toLowerCase(Locale.ROOT).matches(".*\\.(csv|json|parquet)");
  }

  /**
   * A file that can be written.
   *
   * @throws UserError where its form is unknown or its folder missing
   */
  static ScoreFile of(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot + 1);
    if (!ending.equals("csv") && !ending.equals("json") && !ending.equals("parquet")) {
      throw UserError.of(
          Place.option("-o " + path),
          "the ending tells no form",
          "End it in .csv, .json or .parquet.");
    }
    OutputPath.requireWritable("-o", path);
    return new ScoreFile(path, ending);
  }

  /** Writes the scores, and those of the accounts into a second file. */
  void write(Job job, Scored scored, Distribution distribution) {
    ExportSql export = new ExportSql(job.bound(), job.engine().dialect());
    if (ending.equals("json")) {
      Atomically.write(path, target -> json(target, job, scored, distribution));
    } else {
      copy(job, path, export.scores(scored.names(), scored.asOf()));
    }
    if (job.model().rollup() != null) {
      copy(job, accountsPath(), export.accounts(scored.names(), scored.asOf()));
    }
  }

  /** Writes any query to the file. */
  void write(Job job, String select) {
    copy(job, path, select);
  }

  private Path accountsPath() {
    String name = path.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return path.resolveSibling(name.substring(0, dot) + "-accounts" + name.substring(dot));
  }

  private void copy(Job job, Path target, String select) {
    Atomically.write(target, part -> job.write(select, part, ending));
  }

  private static void json(Path target, Job job, Scored scored, Distribution distribution) {
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(target));
        Json json = Json.to(stream)) {
      json.object(document -> document(document, job, scored, distribution));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole document: head, distribution, scores. */
  static void document(Json json, Job job, Scored scored, Distribution distribution) {
    ScoreJson.head(json, job, scored);
    ScoreJson.distribution(json, distribution);
    ScoreJson.scores(json, job, scored);
    json.texts("warnings", job.warnings());
  }
}
