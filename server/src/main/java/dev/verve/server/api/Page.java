package dev.verve.server.api;

import dev.verve.server.web.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list sorted by score and id: the last row that was shown. Rows that come or go
 * between two pages neither repeat nor hide others.
 *
 * @param descending whether the highest come first
 * @param last the score and id to go on after; empty for the first page
 */
record Page(boolean descending, Optional<Last> last) {

  /**
   * The last row shown.
   *
   * @param score its score
   * @param id its id
   */
  record Last(double score, String id) {}

  static Page of(@Nullable String sort, @Nullable String cursor) {
    if (sort != null && !List.of("score", "-score").contains(sort)) {
      throw HttpProblem.malformed("sort must be score or -score");
    }
    return new Page(
        !"score".equals(sort), cursor == null ? Optional.empty() : Optional.of(read(cursor)));
  }

  private static Last read(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int space = text.indexOf(' ');
      return new Last(Double.parseDouble(text.substring(0, space)), text.substring(space + 1));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw HttpProblem.malformed("the cursor is none that this server gave");
    }
  }

  /** Adds what holds for the rows after this place. */
  void condition(StringBuilder where, List<Object> parameters) {
    if (last.isPresent()) {
      where.append(" and (score ").append(descending ? '<' : '>').append(" ?");
      where.append(" or (score = ? and id > ?))");
      parameters.add(last.get().score());
      parameters.add(last.get().score());
      parameters.add(last.get().id());
    }
  }

  String order() {
    return descending ? "score desc, id" : "score, id";
  }

  /** The cursor of the page after a row. */
  String after(Map<String, Object> row) {
    String text = row.get("score") + " " + row.get("id");
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
