package dev.verve.engine.contract;

import dev.verve.model.Entity;
import dev.verve.model.ScoreModel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the files of a case by the plainest of rules: these columns, these forms of time. */
final class HistoryReader {
  private HistoryReader() {}

  static History read(ScoreModel model, Path events, Optional<Path> users) {
    List<Happening> happenings = new ArrayList<>();
    for (Map<String, String> row : Table.read(events).rows()) {
      happenings.add(
          new Happening(
              row.getOrDefault("user_id", ""),
              present(row.get("account_id")),
              Objects.requireNonNull(row.get("event")),
              instant(Objects.requireNonNull(row.get("timestamp")), model.timezone()),
              row));
    }
    Map<String, Listed> listed = new LinkedHashMap<>();
    Set<String> columns = Set.of();
    if (users.isPresent()) {
      Table table = Table.read(users.get());
      columns = Set.copyOf(table.columns());
      boolean ofAccounts = model.entity() == Entity.ACCOUNT && table.has("account_id");
      for (Map<String, String> row : table.rows()) {
        String first = present(row.get("first_seen"));
        String id = present(row.get(ofAccounts ? "account_id" : "user_id"));
        listed.merge(
            Objects.requireNonNull(id),
            new Listed(
                present(row.get("account_id")), first == null ? null : LocalDate.parse(first), row),
            HistoryReader::earlier);
      }
    }
    return new History(happenings, listed, columns);
  }

  private static Listed earlier(Listed one, Listed other) {
    LocalDate first = one.firstSeen();
    LocalDate second = other.firstSeen();
    return second != null && (first == null || second.isBefore(first)) ? other : one;
  }

  private static @Nullable String present(@Nullable String value) {
    return value == null || value.isEmpty() ? null : value;
  }

  private static Instant instant(String time, ZoneId zone) {
    if (time.endsWith("Z")) {
      return Instant.parse(time);
    }
    return time.length() == 10
        ? LocalDate.parse(time).atStartOfDay(zone).toInstant()
        : LocalDateTime.parse(time).atZone(zone).toInstant();
  }
}
