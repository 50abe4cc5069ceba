package dev.verve.insight.draft;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.event.ColumnRole;
import dev.verve.event.RoleFinder;
import dev.verve.event.Schema;
import dev.verve.plan.EventShape;
import dev.verve.sql.SqlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds traits that slice the users: few values, known of most, and steady for each. */
final class Segments {
  private static final int MOST = 4;
  private static final int LOOKED_AT = 40;
  private static final int MOST_KINDS = 12;
  private static final List<String> OUTCOMES = List.of("result*", "outcome*", "churn*", "lost");

  /** Ids and names that a product with few users or accounts would seem to be sliced by. */
  private static final List<ColumnRole> ROLES =
      List.of(ColumnRole.USER, ColumnRole.ACCOUNT, ColumnRole.EVENT, ColumnRole.TIME);

  private final Engine engine;
  private final long users;

  Segments(Engine engine, long users) {
    this.engine = engine;
    this.users = users;
  }

  /** Traits of the users file; without one, of the events. */
  List<String> find(EventShape shape) {
    Optional<Schema> people = shape.people();
    return people.isPresent()
        ? find(people.get(), "person", "v_entity")
        : find(shape.properties(), "event", "v_user");
  }

  private List<String> find(Schema schema, String relation, String entity) {
    List<String> found = new ArrayList<>();
    List<String> names = new ArrayList<>(schema.names());
    names.removeAll(new RoleFinder(Map.of()).find(names, ROLES).values());
    for (String name : names.stream().limit(LOOKED_AT).toList()) {
      Optional<String> access = schema.access(name);
      if (found.size() < MOST && access.isPresent() && !tellsOutcome(name)) {
        Map<String, String> parameters =
            Map.of("trait", access.get(), "relation", relation, "entity", entity);
        if (slices(engine.query(SqlFile.render("draft_trait", parameters)).get(0))) {
          found.add(name);
        }
      }
    }
    return found;
  }

  private boolean slices(Row row) {
    Double kinds = row.number("kinds");
    return kinds != null
        && kinds >= 2
        && kinds <= MOST_KINDS
        && kinds < users
        && row.whole("described") * 2 >= users
        && row.whole("wavering") * 10 <= row.whole("described");
  }

  /** A slice by how it ended would explain nothing. */
  private static boolean tellsOutcome(String name) {
    return !Meaning.of(name).isAction() || OUTCOMES.stream().anyMatch(NameWords.of(name)::fit);
  }
}
