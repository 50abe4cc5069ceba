package dev.verve.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.verve.engine.Scored;
import dev.verve.insight.Fall;
import dev.verve.insight.GrownTree;
import dev.verve.insight.ScoreHistogram;
import dev.verve.insight.Tree;
import dev.verve.insight.TreeScope;
import dev.verve.model.Bands;
import dev.verve.plan.Trait;
import dev.verve.sql.Names;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose points make the tree, held against points reckoned user by user. */
class TreeScopeTest {
  private static final int TODAY = FadingUsers.DAYS - 1;
  private static final String MODEL =
      """
      name: m
      window: 20d
      hold: 0
      scale: {method: cap, at: 20}
      accounts: {rollup: mean}
      segments: [plan]
      tree:
        core: {actions: {login: 1}}
        side: {actions: {invite: 3}}
      """;

  @TempDir Path folder;
  private final FadingUsers users = new FadingUsers(7);
  private Loaded loaded;
  private Scored now;
  private TreeScope scope;

  /** The plan is that of the user's number: every fourth pays. */
  @BeforeEach
  void load() throws IOException {
    List<String> rows = new ArrayList<>();
    for (String row : users.rows()) {
      rows.add(row + (isPro(Integer.parseInt(row.substring(1, 4))) ? ",pro" : ",free"));
    }
    loaded = Loaded.of(folder, MODEL, FadingUsers.HEADER + ",plan", rows);
    now = loaded.run().prepare(FadingUsers.LAST).at(FadingUsers.LAST, Names.SINGLE);
    scope = new TreeScope(loaded.engine(), loaded.model());
  }

  @AfterEach
  void close() {
    loaded.close();
  }

  private static boolean isPro(int user) {
    return user % 4 == 0;
  }

  private double points(double login, double invite, IntPredicate who) {
    return IntStream.range(0, FadingUsers.USERS)
        .filter(who)
        .mapToDouble(user -> users.raw(user, TODAY, 20, login, invite))
        .sum();
  }

  private Tree tree(Scored scored) {
    return Tree.of(loaded.engine(), loaded.model(), scored);
  }

  @Test
  void everybodysTreeHoldsAllPoints() {
    Tree tree = tree(now);
    double logins = points(1, 0, user -> true);
    double invites = points(0, 3, user -> true);
    assertThat(tree.asOf()).isEqualTo(FadingUsers.LAST);
    assertThat(tree.population()).isEqualTo(FadingUsers.USERS);
    assertThat(tree.points()).isCloseTo(logins + invites, within(1e-9));
    assertThat(tree.branches())
        .extracting(it -> it.branch().slug())
        .containsExactly("core", "side");
    Tree.BranchPart side = tree.branches().get(1);
    assertThat(side.points()).isCloseTo(invites, within(1e-9));
    assertThat(side.share()).isCloseTo(invites / (logins + invites), within(1e-12));
    assertThat(side.actions().get(0).share()).isEqualTo(side.share());
    assertThat(side.actions().get(0).users())
        .isEqualTo(
            IntStream.range(0, FadingUsers.USERS)
                .filter(user -> users.raw(user, TODAY, 20, 0, 1) > 0)
                .count());
  }

  @Test
  void aSegmentsTreeHoldsItsUsersAlone() {
    Trait plan = scope.trait("plan").orElseThrow();
    assertThat(scope.trait("colour")).isEmpty();
    assertThat(scope.values(now, plan)).containsExactly("free", "pro");
    Tree pros = tree(scope.segment(now, plan, "pro"));
    assertThat(pros.population()).isEqualTo(150);
    assertThat(pros.points()).isCloseTo(points(1, 3, TreeScopeTest::isPro), within(1e-9));
    assertThat(tree(scope.segment(now, plan, "free")).population()).isEqualTo(450);
  }

  @Test
  void accountsAreTheirUsersTogether() {
    Tree accounts = tree(scope.accounts(now));
    assertThat(accounts.population()).isEqualTo(60);
    double scores = IntStream.range(0, FadingUsers.USERS).mapToDouble(u -> score(u, TODAY)).sum();
    assertThat(accounts.points()).isCloseTo(scores / 10, within(1e-6));
  }

  @Test
  void aTreeRemembersWhatItWas() {
    LocalDate then = FadingUsers.LAST.minusDays(40);
    Scored before = loaded.run().prepare(then).at(then, new Names("_then"));
    Tree was = tree(before);
    Tree is = tree(now);
    GrownTree grown = new GrownTree(is, Optional.of(was), Optional.empty());
    assertThat(grown.pointsBefore(1)).contains(was.branches().get(1).points());
    assertThat(grown.pointsBefore(0, 0)).contains(was.branches().get(0).actions().get(0).points());
    assertThat(grown.days(0)).isEmpty();
    assertThat(grown.days(0, 0)).isEmpty();
    GrownTree young = new GrownTree(is, Optional.empty(), Optional.empty());
    assertThat(young.pointsBefore(0)).isEmpty();
    assertThat(young.pointsBefore(0, 0)).isEmpty();
  }

  private double score(int user, int day) {
    return Math.min(100, 5 * users.raw(user, day, 20, 1, 3));
  }

  @Test
  void scoresAreCountedByFours() {
    Bands bands = loaded.model().model().bands();
    long[][] counted = new long[25][bands.list().size()];
    for (int user = 0; user < FadingUsers.USERS; user++) {
      double score = score(user, TODAY);
      counted[Math.min(24, (int) (score / 4))][bands.indexOf(score)]++;
    }
    ScoreHistogram histogram = ScoreHistogram.of(loaded.engine(), bands, now.names().score());
    assertThat(histogram.bins()).hasSize(25);
    for (int i = 0; i < 25; i++) {
      ScoreHistogram.Bin bin = histogram.bins().get(i);
      assertThat(bin.from()).isEqualTo(4 * i);
      assertThat(bin.to()).isEqualTo(4 * i + 4);
      assertThat(bin.users().stream().mapToLong(Long::longValue)).containsExactly(box(counted[i]));
    }
  }

  private static Long[] box(long[] values) {
    return Arrays.stream(values).boxed().toArray(Long[]::new);
  }

  @Test
  void whoFellMostIsToldWithTheActionThatTookMost() {
    LocalDate then = FadingUsers.LAST.minusDays(30);
    Scored before = loaded.run().prepare(then).at(then, new Names("_then"));
    Scored after = loaded.run().prepare(FadingUsers.LAST).at(FadingUsers.LAST, new Names("_last"));
    List<Fall> falls = Fall.largest(loaded.engine(), loaded.model(), before, after, 5);
    List<Double> drops =
        IntStream.range(0, FadingUsers.USERS)
            .mapToObj(user -> score(user, TODAY) - score(user, TODAY - 30))
            .sorted(Comparator.naturalOrder())
            .limit(5)
            .toList();
    assertThat(falls).hasSize(5);
    for (int i = 0; i < 5; i++) {
      int user = Integer.parseInt(falls.get(i).drop().id().substring(1));
      assertThat(score(user, TODAY) - score(user, TODAY - 30))
          .isCloseTo(drops.get(i), within(1e-9));
      double logins = users.raw(user, TODAY, 20, 1, 0) - users.raw(user, TODAY - 30, 20, 1, 0);
      double invites = users.raw(user, TODAY, 20, 0, 3) - users.raw(user, TODAY - 30, 20, 0, 3);
      assertThat(falls.get(i).reason().orElseThrow().action().path())
          .isEqualTo(logins <= invites ? "core.login" : "side.invite");
    }
  }
}
