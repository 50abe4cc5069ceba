package dev.verve.server.impact;

import dev.verve.insight.impact.Verdict;
import dev.verve.model.Entity;
import dev.verve.model.Intervention;
import dev.verve.model.InterventionReader;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Models;
import dev.verve.server.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads interventions from a connection. */
final class Shelf {
  private static final String SELECT =
      """
      select
        i.name, i.yaml, i.version_key, i.registered_at, i.registered_by, i.cost, i.learned,
        v.made_at, v.verdict, v.document,
        p.playbook, p.entity, p.check_after, p.last_day, p.closed_at
      from intervention i
      left join intervention_playbook p on p.name = i.name
      left join (
        select *, row_number() over (partition by name order by made_at desc) as place
        from intervention_verdict
      ) v on v.name = i.name and v.place = 1
      """;

  private final Connection connection;

  Shelf(Connection connection) {
    this.connection = connection;
  }

  List<Registered> all() throws SQLException {
    List<Registered> all = read("");
    all.sort(
        Comparator.comparing((Registered one) -> one.plan().start())
            .reversed()
            .thenComparing(one -> one.plan().name()));
    return all;
  }

  Optional<Registered> find(String name) throws SQLException {
    return read("where i.name = ?", name).stream().findFirst();
  }

  Optional<Registered> ofPlaybook(String slug) throws SQLException {
    return read("where p.playbook = ? and p.closed_at is null", slug).stream().findFirst();
  }

  private List<Registered> read(String where, Object... parameters) throws SQLException {
    List<Row> rows = new ArrayList<>();
    new Sql(connection).each(SELECT + where, row -> rows.add(row(row)), parameters);
    List<Registered> found = new ArrayList<>();
    for (Row row : rows) {
      LiveModel model =
          Models.of(connection, row.versionKey())
              .orElseThrow(() -> new IllegalStateException("the model of a plan is gone"));
      found.add(
          new Registered(
              plan(row, model),
              row.yaml(),
              model,
              row.at(),
              row.by(),
              row.verdict(),
              row.entering()));
    }
    return found;
  }

  private static Intervention plan(Row row, LiveModel model) {
    Intervention plan =
        InterventionReader.read(Register.FILE, row.yaml(), model.model())
            .withNotes(row.cost().orElse(null), row.learned().orElse(null));
    return row.entering()
        .map(entering -> plan.withEnd(entering.lastDay(), entering.analysis()))
        .orElse(plan);
  }

  private record Row(
      String yaml,
      int versionKey,
      Instant at,
      String by,
      Optional<String> cost,
      Optional<String> learned,
      Optional<KeptVerdict> verdict,
      Optional<Entering> entering) {}

  private static Row row(ResultSet row) throws SQLException {
    String verdict = row.getString(9);
    return new Row(
        row.getString(2),
        row.getInt(3),
        instant(row, 4),
        row.getString(5),
        Optional.ofNullable(row.getString(6)),
        Optional.ofNullable(row.getString(7)),
        verdict == null
            ? Optional.empty()
            : Optional.of(
                new KeptVerdict(instant(row, 8), Verdict.valueOf(verdict), row.getString(10))),
        entering(row));
  }

  private static Optional<Entering> entering(ResultSet row) throws SQLException {
    String playbook = row.getString(11);
    if (playbook == null) {
      return Optional.empty();
    }
    OffsetDateTime closed = row.getObject(15, OffsetDateTime.class);
    return Optional.of(
        new Entering(
            playbook,
            Entity.valueOf(row.getString(12).toUpperCase(Locale.ROOT)),
            row.getInt(13),
            instant(row, 4),
            row.getObject(14, LocalDate.class),
            Optional.ofNullable(closed).map(OffsetDateTime::toInstant)));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
