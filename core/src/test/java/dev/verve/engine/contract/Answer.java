package dev.verve.engine.contract;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.plan.BoundModel;
import dev.verve.sql.Names;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the relations of a date out of an engine. */
final class Answer {
  private Answer() {}

  static Expected read(Engine engine, BoundModel model, Names names) {
    SortedMap<String, Expected.Standing> users = new TreeMap<>();
    for (Row row : engine.query("select entity, raw, score, band from " + names.score())) {
      Expected.Standing standing =
          new Expected.Standing(
              row.real("raw"), row.real("score"), row.string("band"), new TreeMap<>());
      if (users.put(row.string("entity"), standing) != null) {
        throw new AssertionError(row.string("entity") + " is scored twice");
      }
    }
    for (Row row :
        engine.query(
            """
            select p.entity, a.branch, a.action, p.points
            from %s p join action a on a.action_key = p.action_key"""
                .formatted(names.point()))) {
      Expected.Standing standing = users.get(row.string("entity"));
      if (standing != null) {
        String path = row.string("branch") + "." + row.string("action");
        if (standing.points().put(path, row.real("points")) != null) {
          throw new AssertionError(row.string("entity") + " has " + path + " twice");
        }
      }
    }
    SortedMap<String, Double> accounts = new TreeMap<>();
    if (model.model().rollup() != null) {
      engine.each(
          "select account, score from " + names.accountScore(),
          row -> accounts.put(row.string("account"), row.real("score")));
    }
    return new Expected(users, accounts);
  }
}
