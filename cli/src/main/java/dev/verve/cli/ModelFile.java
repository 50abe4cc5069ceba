package dev.verve.cli;

import dev.verve.model.Fingerprint;
import dev.verve.model.Lock;
import dev.verve.model.LockReader;
import dev.verve.model.ModelReader;
import dev.verve.model.ScoreModel;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.yaml.YamlDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model file with the lock beside it.
 *
 * @param path the model's file
 * @param model what it says
 * @param lock the frozen scale; empty where it was never calibrated
 */
record ModelFile(Path path, ScoreModel model, Optional<Lock> lock) {

  /** Reads a model, and the lock beside it where there is one. */
  static ModelFile read(String file) {
    ModelFile alone = readWithoutLock(file);
    Path lock = alone.lockPath();
    return Files.exists(lock)
        ? new ModelFile(
            alone.path,
            alone.model,
            Optional.of(LockReader.read(lock.toString(), text(lock), alone.model)))
        : alone;
  }

  /** Reads a model as if it had never been calibrated. */
  static ModelFile readWithoutLock(String file) {
    Path path = Path.of(file);
    return new ModelFile(path, ModelReader.read(file, text(path)), Optional.empty());
  }

  /** Where the lock of this model lies: {@code b2b.yaml} has {@code b2b.lock.yaml}. */
  Path lockPath() {
    String name = path.getFileName().toString().replaceFirst("\\.(yaml|yml)$", "");
    return path.resolveSibling(name + ".lock.yaml");
  }

  /** The version that stands on every score. */
  String version() {
    return Fingerprint.version(model, lock.orElse(null));
  }

  /** Where a path of the model stands in its text. */
  Place place(String field) {
    String single = "tree.actions.actions.";
    String written =
        field.startsWith(single) && !text(path).contains("tree:")
            ? "actions." + field.substring(single.length())
            : field;
    return YamlDocument.find(path.toString(), text(path), written);
  }

  static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (NoSuchFileException e) {
      throw UserError.of(
          Place.file(path.toString()),
          "there is no such file",
          "Check the path, or draft a model with `verve init`.");
    } catch (CharacterCodingException e) {
      throw UserError.of(
          Place.file(path.toString()), "the file is not UTF-8 text", "Save it as UTF-8.");
    } catch (IOException e) {
      throw Files.isDirectory(path)
          ? UserError.of(Place.file(path.toString()), "this is a folder", "Give the file in it.")
          : new UncheckedIOException(e);
    }
  }
}
