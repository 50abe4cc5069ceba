package dev.verve.server.api;

import dev.verve.server.web.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A place in a sorted list: the last row that was shown. Rows that come or go between two pages
 * neither repeat nor hide others; by id, a list shows everybody once whatever is written meanwhile.
 *
 * @param sort the column, with {@code -} before it for the highest first
 * @param last the row to go on after; empty for the first page
 */
record Page(String sort, Optional<Last> last) {
  static final List<String> SORTS =
      List.of("-score", "score", "-raw", "raw", "id", "-id", "change", "-change");

  /** Whether an order is by the change between two dates. */
  static boolean isByChange(String sort) {
    return sort.endsWith("change");
  }

  /**
   * The last row shown.
   *
   * @param value what it is sorted by
   * @param id its id
   */
  record Last(String value, String id) {}

  static Page of(Optional<String> sort, Optional<String> cursor) {
    String by = sort.orElse(SORTS.get(0));
    if (!SORTS.contains(by)) {
      throw HttpProblem.malformed("sort must be one of " + String.join(", ", SORTS));
    }
    return new Page(by, cursor.map(text -> read(text, by)));
  }

  private static Last read(String cursor, String sort) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      String[] parts = text.split(" ", 3);
      if (parts.length == 3 && parts[0].equals(sort)) {
        if (sort.endsWith("id") || Double.isFinite(Double.parseDouble(parts[1]))) {
          return new Last(parts[1], parts[2]);
        }
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw HttpProblem.malformed("the cursor is none that this server gave for this order");
  }

  private String column() {
    return sort.replace("-", "");
  }

  private boolean isDescending() {
    return sort.startsWith("-");
  }

  /** Adds what holds for the rows after this place. */
  void condition(Where where) {
    String beyond = isDescending() ? " < ?" : " > ?";
    if (last.isPresent() && column().equals("id")) {
      where.and("id" + beyond, last.get().id());
    } else if (last.isPresent()) {
      double value = Double.parseDouble(last.get().value());
      where.and(
          "(%1$s%2$s or (%1$s = ? and id > ?))".formatted(column(), beyond),
          value,
          value,
          last.get().id());
    }
  }

  /**
   * Rows of a relation among which all of the next page are: those up to the value that the last of
   * so many has. Sorted by id, that is all rows.
   */
  String near(String relation, int rows) {
    if (column().equals("id")) {
      return "select * from " + relation;
    }
    String beyond = isDescending() ? "<" : ">";
    String value =
        last.map(it -> "cast('" + Double.parseDouble(it.value()) + "' as double)").orElse("");
    String rest = value.isEmpty() ? "" : " where %s %s %s".formatted(column(), beyond, value);
    String farthest =
        "select %2$s(%1$s) from (select %1$s from %3$s%4$s order by %1$s%5$s limit %6$d) b"
            .formatted(
                column(),
                isDescending() ? "min" : "max",
                relation,
                rest,
                isDescending() ? " desc" : "",
                rows);
    String from = value.isEmpty() ? "" : " and %s %s= %s".formatted(column(), beyond, value);
    return "select * from %s where %s %s= coalesce((%s), %s)%s"
        .formatted(
            relation,
            column(),
            isDescending() ? ">" : "<",
            farthest,
            value.isEmpty() ? column() : value,
            from);
  }

  String order() {
    return column() + (isDescending() ? " desc" : "") + (column().equals("id") ? "" : ", id");
  }

  /** The cursor of the page after a row. */
  String after(ScoreList.Row row) {
    String text = sort + " " + value(row) + " " + row.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private Object value(ScoreList.Row row) {
    return switch (column()) {
      case "id" -> "";
      case "raw" -> row.raw();
      case "change" -> row.change();
      default -> row.score();
    };
  }
}
