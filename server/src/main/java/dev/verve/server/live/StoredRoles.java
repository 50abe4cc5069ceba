package dev.verve.server.live;

import dev.verve.insight.draft.RolesDraft;
import dev.verve.model.EventRoles;
import dev.verve.model.EventRolesReader;
import dev.verve.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the events of a store mean: as {@code metrics.yaml} in the data folder says, else as their
 * names tell.
 *
 * @param store the store
 */
record StoredRoles(Store store) {
  private static final String FILE = "metrics.yaml";

  EventRoles of(Snapshot.Setting setting) {
    Path file = store.file(FILE);
    if (Files.exists(file)) {
      return EventRolesReader.read(FILE, text(file));
    }
    List<String> names =
        setting
            .engine()
            .query(
                "select event, count(*) as events from event_log group by event order by events desc, event")
            .stream()
            .map(row -> row.string("event"))
            .toList();
    return RolesDraft.of(setting.engine(), setting.model().shape(), names);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
