package dev.verve.event;

import dev.verve.problem.Place;
import dev.verve.problem.Problems;
import dev.verve.problem.Suggestion;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what the columns of a file are for: by what the user said, then by their usual names. */
public final class RoleFinder {
  private final Map<ColumnRole, String> mapped;

  /**
   * A finder that heeds the user's words first.
   *
   * @param mapped column by role, as given with {@code --map}
   */
  public RoleFinder(Map<ColumnRole, String> mapped) {
    this.mapped = Map.copyOf(mapped);
  }

  /**
   * The column of each wanted role that the file has. A column serves one role only. A mapped
   * column that the file lacks is left out: it may belong to the other file.
   */
  public Map<ColumnRole, String> find(List<String> columns, Collection<ColumnRole> wanted) {
    Map<ColumnRole, String> found = new EnumMap<>(ColumnRole.class);
    Set<String> free = new LinkedHashSet<>(columns);
    for (ColumnRole role : wanted) {
      String column = mapped.get(role);
      if (column != null && free.remove(column)) {
        found.put(role, column);
      }
    }
    for (ColumnRole role : wanted) {
      if (!found.containsKey(role)) {
        usual(role, free)
            .ifPresent(
                column -> {
                  found.put(role, column);
                  free.remove(column);
                });
      }
    }
    return found;
  }

  /** Reports every mapped column that none of the files has. */
  public void checkMapped(Collection<String> allColumns, Problems problems) {
    mapped.forEach(
        (role, column) -> {
          if (!allColumns.contains(column)) {
            problems.add(
                Place.option("--map " + role.word() + "=" + column),
                "no column '" + column + "' in the data",
                Suggestion.didYouMean(column, allColumns));
          }
        });
  }

  private static Optional<String> usual(ColumnRole role, Set<String> columns) {
    for (String name : role.usualNames()) {
      Optional<String> column =
          columns.stream().filter(c -> ColumnRole.plain(c).equals(name)).findFirst();
      if (column.isPresent()) {
        return column;
      }
    }
    return Optional.empty();
  }
}
