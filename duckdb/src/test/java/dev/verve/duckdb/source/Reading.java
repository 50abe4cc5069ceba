package dev.verve.duckdb.source;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.engine.Row;
import dev.verve.event.ColumnRole;
import dev.verve.model.Entity;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an input reads as.
 *
 * @param loaded what loading found
 * @param events each event as {@code user|event|instant in UTC|day}, sorted
 */
record Reading(Loaded loaded, List<String> events) {
  private static final ZoneId UTC = ZoneId.of("UTC");

  /** An input over arguments, with times without a zone in UTC. */
  static EventInput input(Object... arguments) {
    return mapped(Map.of(), Optional.empty(), arguments);
  }

  /** The same with what the user says of the columns. */
  static EventInput mapped(
      Map<ColumnRole, String> columns, Optional<String> event, Object... arguments) {
    return new EventInput(
        Arrays.stream(arguments).map(Object::toString).toList(),
        Optional.empty(),
        columns,
        event,
        Optional.empty(),
        Entity.USER,
        InputStream.nullInputStream());
  }

  static Reading of(EventInput input, Path scratch) {
    return of(input, RejectPolicy.defaults(), scratch);
  }

  static Reading of(EventInput input, RejectPolicy policy, Path scratch) {
    return of(input, UTC, policy, scratch);
  }

  static Reading of(EventInput input, ZoneId zone, RejectPolicy policy, Path scratch) {
    try (DuckDbEngine engine = open(zone)) {
      Loaded loaded = Inputs.open(engine, input, scratch).load(policy);
      return new Reading(loaded, texts(engine));
    }
  }

  static DuckDbEngine open(ZoneId zone) {
    return DuckDbEngine.open(DuckDbOptions.defaults().withZone(zone));
  }

  private static List<String> texts(DuckDbEngine engine) {
    return engine
        .query(
            """
            select concat_ws('|', v_user, v_event,
              strftime(cast(v_at as timestamptz) at time zone 'UTC', '%Y-%m-%dT%H:%M:%S'), v_day) as text
            from event order by 1""")
        .stream()
        .map((Row row) -> row.string("text"))
        .toList();
  }
}
