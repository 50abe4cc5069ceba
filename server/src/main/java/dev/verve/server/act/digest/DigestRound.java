package dev.verve.server.act.digest;

import dev.verve.alert.AlertPlan;
import dev.verve.insight.GrownTree;
import dev.verve.insight.Tree;
import dev.verve.model.Entity;
import dev.verve.model.Owner;
import dev.verve.server.act.Moments;
import dev.verve.server.act.alert.AlertPlans;
import dev.verve.server.act.destination.Destination;
import dev.verve.server.act.destination.Destinations;
import dev.verve.server.act.destination.Outbox;
import dev.verve.server.act.destination.Payloads;
import dev.verve.server.act.digest.Letter.BranchWeek;
import dev.verve.server.act.digest.Letter.Slipped;
import dev.verve.server.act.digest.Letter.Tally;
import dev.verve.server.impact.Register;
import dev.verve.server.impact.Registered;
import dev.verve.server.live.Live;
import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Models;
import dev.verve.server.live.Trees;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.sql.DuckDbDialect;
import dev.verve.sql.HeldBand;
import dev.verve.sql.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes to each owner once a week, on Mondays or by Wednesday. That a letter was written stands in
 * the transaction in which it enters the outbox.
 */
public final class DigestRound {
  private static final int MOST = 10;

  private final Store store;
  private final AlertPlans plans;
  private final Destinations destinations;
  private final Outbox outbox;
  private final Payloads payloads;

  /** Rounds over a store. */
  public DigestRound(
      Store store, AlertPlans plans, Destinations destinations, Outbox outbox, Payloads payloads) {
    this.store = store;
    this.plans = plans;
    this.destinations = destinations;
    this.outbox = outbox;
    this.payloads = payloads;
  }

  /** Writes what is due; tells how many letters. */
  public int run() {
    AlertPlan plan = plans.current();
    Optional<LiveModel> model = store.read(Models::current);
    Optional<Live> live = store.read(Live::read);
    if (plan.digest() == AlertPlan.Digest.NONE
        || model.isEmpty()
        || live.isEmpty()
        || model.get().isProvisional()
        || model.get().model().entity() == Entity.ACCOUNT) {
      return 0;
    }
    LocalDate asOf = live.get().asOf();
    LocalDate monday = asOf.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    if (asOf.isAfter(monday.plusDays(2))) {
      return 0;
    }
    List<String> due =
        plan.people().keySet().stream().sorted().filter(owner -> isDue(owner, monday)).toList();
    if (due.isEmpty()) {
      return 0;
    }
    Week week = week(model.get(), monday.minusDays(1));
    due.forEach(owner -> write(owner, plan, week, monday));
    return due.size();
  }

  private boolean isDue(String owner, LocalDate monday) {
    return store.read(
        connection ->
            new Sql(connection)
                    .number(
                        "select count(*) from digest where owner = ? and week = ?", owner, monday)
                == 0);
  }

  /** What is the same in all letters of a week. */
  private record Week(
      LocalDate last,
      GrownTree tree,
      int slipped,
      List<Slipped> most,
      List<Registered> interventions) {}

  private Week week(LiveModel model, LocalDate last) {
    GrownTree tree = new Trees(store, model).whole(last, Optional.of(last.minusDays(7)));
    String sql =
        SqlFile.render(
            "digest_slipped",
            Map.of(
                "held",
                HeldBand.sql(model.model(), new DuckDbDialect()),
                "version",
                String.valueOf(model.key()),
                "from",
                "date '" + last.minusDays(7) + "'",
                "to",
                "date '" + last + "'"));
    List<Slipped> slipped = new ArrayList<>();
    store.read(
        connection -> {
          new Sql(connection)
              .each(
                  sql,
                  row ->
                      slipped.add(
                          new Slipped(
                              row.getString("id"),
                              row.getDouble("score_before"),
                              row.getDouble("score"),
                              row.getString("band_before"),
                              row.getString("band"))));
          return slipped;
        });
    return new Week(
        last,
        tree,
        slipped.size(),
        slipped.subList(0, Math.min(MOST, slipped.size())),
        new Register(store).all());
  }

  private void write(String owner, AlertPlan plan, Week week, LocalDate monday) {
    List<String> named = plan.people().getOrDefault(owner, List.of());
    List<Destination> readers =
        destinations.all().stream()
            .filter(it -> it.isEnabled() && named.contains(it.name()))
            .toList();
    Instant now = store.clock().instant();
    store.write(
        connection -> {
          Letter letter =
              new Letter(
                  owner,
                  week.last(),
                  branches(owner, week.tree()),
                  week.slipped(),
                  week.most(),
                  ShippedInWeek.of(owner, week.interventions(), monday),
                  tally(connection, owner, monday));
          for (Destination reader : readers) {
            outbox.enter(connection, reader, "digest", letter.payload(payloads));
          }
          return new Sql(connection)
              .run("insert into digest values (?, ?, ?)", owner, monday, Moments.utc(now));
        });
  }

  private static List<BranchWeek> branches(String owner, GrownTree tree) {
    List<BranchWeek> found = new ArrayList<>();
    List<Tree.BranchPart> parts = tree.now().branches();
    double users = Math.max(1, tree.now().population());
    double usersBefore = Math.max(1, tree.before().map(Tree::population).orElse(0L));
    for (int i = 0; i < parts.size(); i++) {
      Owner owners = parts.get(i).branch().owner();
      boolean isTheirs =
          owner.equals(owners.accountable())
              || owners.responsible().contains(owner)
              || owners.informed().contains(owner);
      if (isTheirs) {
        found.add(
            new BranchWeek(
                parts.get(i).branch().title(),
                parts.get(i).points() / users,
                tree.pointsBefore(i).orElse(0.0) / usersBefore));
      }
    }
    return found;
  }

  private static Tally tally(Connection connection, String owner, LocalDate monday)
      throws SQLException {
    Sql sql = new Sql(connection);
    String theirs =
        " from alert where (told = ? or list_contains(string_split(assigned, ','), ?) or assignee = ?)";
    String week = " and day >= ? and day < ?";
    LocalDate from = monday.minusDays(7);
    return new Tally(
        sql.number("select count(*)" + theirs + week, owner, owner, owner, from, monday),
        sql.number(
            "select count(*)" + theirs + week + " and state = 'resolved'",
            owner,
            owner,
            owner,
            from,
            monday),
        sql.number("select count(*)" + theirs + " and state <> 'resolved'", owner, owner, owner));
  }
}
