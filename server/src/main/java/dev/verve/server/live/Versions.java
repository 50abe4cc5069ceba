package dev.verve.server.live;

import dev.verve.server.live.Version.State;
import dev.verve.server.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the versions of models. */
public final class Versions {
  private static final String SELECT =
      """
      select
        version_key, version, draft_version, name,
        case
          when version_key = (select version_key from live) then 'PUBLISHED'
          when state = 'published' then 'PUBLISHING'
          else upper(state)
        end as state,
        author, note, created_at, published_at, yaml, lock
      from model
      """;

  private final Connection connection;

  public Versions(Connection connection) {
    this.connection = connection;
  }

  /** All versions, the newest first. */
  public List<Version> all() throws SQLException {
    return read("order by version_key desc");
  }

  /** The version of a hash, or of the hash it had as a draft. */
  public Optional<Version> find(String version) throws SQLException {
    return read(
            "where version = ? or draft_version = ? order by version = ? desc, version_key desc limit 1",
            version,
            version,
            version)
        .stream()
        .findFirst();
  }

  private List<Version> read(String which, Object... parameters) throws SQLException {
    List<Version> found = new ArrayList<>();
    new Sql(connection).each(SELECT + which, row -> found.add(version(row)), parameters);
    return found;
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(
        row.getInt(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        State.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
        row.getString(6),
        row.getString(7),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        Optional.ofNullable(instant(row.getObject(9, OffsetDateTime.class))),
        row.getString(10),
        row.getString(11));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
