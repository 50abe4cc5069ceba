package dev.verve.server.api;

import dev.verve.answer.AnomalyFields;
import dev.verve.answer.Fields;
import dev.verve.answer.TreeFields;
import dev.verve.insight.GrownTree;
import dev.verve.server.live.Trees;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import dev.verve.server.web.HttpProblem;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tree of everybody, of segments and of accounts, and the days on which it moved. */
final class TreeRoutes {
  private static final int WATCHED = 28;
  private static final int MOST_WATCHED = 90;
  private static final double FALSE_ALARMS = 0.05;

  private final Store store;
  private final Remembered remembered;

  TreeRoutes(Store store, Remembered remembered) {
    this.store = store;
    this.remembered = remembered;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
                "/api/v1/tree",
                Role.VIEWER,
                "What each branch and action brings, to everybody or to segments",
                "Tree",
                this::tree)
            .with(
                Parameter.AS_OF,
                Parameter.date("from", "Also the change since this date"),
                Parameter.oneOf("on", "Whose points", "users", "accounts"),
                Parameter.text("segment", "Only those with a value of a trait: `plan=pro`"),
                Parameter.text("by", "Also a tree for each value of this trait"),
                Parameter.VERSION),
        Route.get(
                "/api/v1/anomalies",
                Role.VIEWER,
                "Branches and segments whose last days are not as usual",
                "Anomalies",
                this::anomalies)
            .with(
                Parameter.AS_OF,
                Parameter.whole("days", "The last days that are watched", WATCHED),
                Parameter.text("by", "Also by the values of this trait"),
                Parameter.VERSION));
  }

  private Head head(Context ctx) {
    return store.read(connection -> Head.asked(connection, ctx));
  }

  private void tree(Context ctx) {
    Head head = head(ctx);
    Asked asked = new Asked(ctx, "as_of", "from", "on", "segment", "by");
    LocalDate asOf = asked.date("as_of", head.asOf());
    Optional<LocalDate> from = Query.text(ctx, "from").map(text -> asked.date("from", asOf));
    from.ifPresent(day -> asked.require(day.isBefore(asOf), "from must lie before as_of"));
    boolean isAccounts =
        asked.oneOf("on", List.of("users", "accounts"), "users").equals("accounts");
    Optional<String> segment = Query.text(ctx, "segment");
    Optional<String> by = Query.text(ctx, "by");
    segment.ifPresent(
        text ->
            asked.require(text.indexOf('=') > 0, "segment must be TRAIT=VALUE such as plan=pro"));
    asked.require(
        (isAccounts ? 1 : 0) + (segment.isPresent() ? 1 : 0) + (by.isPresent() ? 1 : 0) <= 1,
        "on=accounts, segment and by do not go together");
    asked.refuseIfAny();
    if (isAccounts && head.model().model().rollup() == null) {
      throw HttpProblem.missing("the model scores no accounts");
    }
    Trees trees = new Trees(store, head.model());
    remembered.json(
        ctx,
        head,
        fields -> {
          if (segment.isPresent()) {
            segment(fields, trees, asOf, from, segment.get());
          } else if (isAccounts) {
            new TreeFields(fields, trees.accounts(asOf, from)).write();
          } else {
            new TreeFields(fields, trees.whole(asOf, from)).write();
          }
          by.ifPresent(
              trait ->
                  segments(fields, trees.segments(asOf, from, trait, Optional.empty()), trait));
        });
  }

  private static void segment(
      Fields fields, Trees trees, LocalDate asOf, Optional<LocalDate> from, String segment) {
    int equals = segment.indexOf('=');
    String value = segment.substring(equals + 1);
    GrownTree found =
        trees
            .segments(asOf, from, segment.substring(0, equals), Optional.of(value))
            .values()
            .stream()
            .findFirst()
            .orElseThrow(() -> HttpProblem.missing("nobody is in the segment " + segment));
    fields.text("segment", segment);
    new TreeFields(fields, found).write();
  }

  private static void segments(Fields fields, Map<String, GrownTree> trees, String trait) {
    fields.list(
        "segments",
        list ->
            trees.forEach(
                (value, tree) ->
                    list.object(
                        one -> {
                          one.text("segment", trait + "=" + value);
                          new TreeFields(one, tree).write();
                        })));
  }

  private void anomalies(Context ctx) {
    Head head = head(ctx);
    Asked asked = new Asked(ctx, "as_of", "days", "by");
    LocalDate asOf = asked.date("as_of", head.asOf());
    int days = asked.whole("days", WATCHED, 1, MOST_WATCHED);
    asked.refuseIfAny();
    Optional<String> by = Query.text(ctx, "by");
    remembered.json(
        ctx,
        head,
        fields ->
            AnomalyFields.write(
                fields,
                new Trees(store, head.model()).anomalies(asOf, days, FALSE_ALARMS, by),
                by));
  }
}
