package dev.verve.duckdb.source;

import dev.verve.event.ColumnRole;
import dev.verve.model.Entity;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user gives: files and how to read them. Times without a zone are of the engine's zone.
 *
 * @param events files, globs, folders, {@code -}, or {@code git:} and the path of a repository
 * @param users a file of users or accounts with traits
 * @param mapped column by role, where the usual names do not tell
 * @param event the event that every row is, where there is no event column
 * @param timeFormat the strptime format of times that are not ISO 8601 or epoch
 * @param entity whom the model scores: a row without its id is bad
 * @param stdin what {@code -} reads
 */
public record EventInput(
    List<String> events,
    Optional<String> users,
    Map<ColumnRole, String> mapped,
    Optional<String> event,
    Optional<String> timeFormat,
    Entity entity,
    InputStream stdin) {

  /** Events of one file or folder, read for users. */
  public static EventInput of(Path events) {
    return new EventInput(
        List.of(events.toString()),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Entity.USER,
        InputStream.nullInputStream());
  }

  public EventInput withUsers(Path file) {
    return new EventInput(
        events, Optional.of(file.toString()), mapped, event, timeFormat, entity, stdin);
  }

  public EventInput withEntity(Entity other) {
    return new EventInput(events, users, mapped, event, timeFormat, other, stdin);
  }
}
