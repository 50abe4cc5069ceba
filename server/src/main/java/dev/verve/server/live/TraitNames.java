package dev.verve.server.live;

import dev.verve.engine.Engine;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of all traits in a store; what was read once is not read again. */
final class TraitNames {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_ .$-]+");

  private final Set<String> names = new HashSet<>();
  private long read = -1;

  /** The names, with those that came since the last time. */
  Set<String> in(Engine engine) {
    engine.each(
        """
        select max(seq) as seq, unnest(json_keys(traits)) as name
        from (
          select seq, traits from profile where seq > %1$d and traits <> '{}'
          union all
          select seq, traits from account_profile where seq > %1$d
        ) t
        group by name"""
            .formatted(read),
        row -> {
          names.add(row.string("name"));
          read = Math.max(read, row.whole("seq"));
        });
    return names;
  }

  /** Whether anybody was ever described with a trait. */
  static boolean isAny(Engine engine, String name) {
    String holds = "list_contains(json_keys(traits), " + engine.dialect().text(name) + ")";
    if (PLAIN.matcher(name).matches()) {
      // a plain name is written as it is: to look for the letters first spares reading most JSON
      holds = "contains(traits, " + engine.dialect().text('"' + name + '"') + ") and " + holds;
    }
    return !engine
        .query(
            """
            select 1 as found
            from (select traits from profile union all select traits from account_profile) t
            where %s
            limit 1"""
                .formatted(holds))
        .isEmpty();
  }
}
