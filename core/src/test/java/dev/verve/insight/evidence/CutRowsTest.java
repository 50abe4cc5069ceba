package dev.verve.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.model.Curve;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three users at cut 4, two at cut 5 and nobody at cut 6. */
class CutRowsTest {
  private static final CutRows ROWS =
      CutRows.of(
          4,
          3,
          new int[] {4, 4, 4, 5, 5},
          new int[] {0, 1, 3, 1, 2},
          new int[] {7, 2, 7, 2, 0},
          new boolean[] {true, false, true, false, false});

  @Test
  void findsTheRowOfAUserAtACut() {
    assertThat(ROWS.row(4, 3)).isEqualTo(2);
    assertThat(ROWS.row(5, 1)).isEqualTo(3);
    assertThat(ROWS.row(4, 2)).isEqualTo(-1);
    assertThat(ROWS.row(4, 4)).isEqualTo(-1);
    assertThat(ROWS.row(5, 0)).isEqualTo(-1);
    assertThat(ROWS.row(6, 0)).isEqualTo(-1);
  }

  @Test
  void rowsOfACutEndWhereTheNextBegins() {
    assertThat(ROWS.size()).isEqualTo(5);
    assertThat(ROWS.cuts()).isEqualTo(3);
    assertThat(List.of(ROWS.end(0), ROWS.end(1), ROWS.end(2))).containsExactly(3, 5, 5);
  }

  @Test
  void groupsAreNumberedFromZero() {
    assertThat(ROWS.clusters()).containsExactly(0, 1, 0, 1, 2);
    assertThat(ROWS.isGrouped()).isTrue();
    assertThat(rows(false, true, 0, 1).isGrouped()).isFalse();
  }

  private static CutRows rows(boolean first, boolean second, int one, int other) {
    return CutRows.of(
        0,
        1,
        new int[] {0, 0},
        new int[] {0, 1},
        new int[] {one, other},
        new boolean[] {first, second});
  }

  @Test
  void twoOfEitherOutcomeAreBoth() {
    assertThat(ROWS.hasBothOutcomes()).isTrue();
    assertThat(rows(true, false, 0, 1).hasBothOutcomes()).isFalse();
    assertThat(rows(true, true, 0, 1).hasBothOutcomes()).isFalse();
  }

  @Test
  void aRangeOfRowsIsBentInACopy() {
    double[] amounts = {4, 4, 9, 9, 0, 0, 16, 16, 25, 25};
    Curve knots =
        new Curve(Curve.Form.BETWEEN, List.of(new Curve.Knot(0, 1), new Curve.Knot(10, 11)));
    ActionTable table =
        ROWS.table(List.of("login", "share"), amounts, List.of(Curve.SQRT, knots), 1, 4);
    // nothing done is no point, though the knots begin at 1
    assertThat(table.amounts()).containsExactly(3, 10, 0, 0, 4, 11);
    assertThat(table.outcomes()).containsExactly(false, true, false);
    assertThat(table.clusterOfRow()).containsExactly(0, 1, 0);
    assertThat(amounts).startsWith(4, 4, 9, 9);
    assertThat(
            ROWS.table(List.of("a", "b"), amounts, List.of(Curve.LINEAR, Curve.LINEAR), 3, 5)
                .amounts())
        .containsExactly(16, 16, 25, 25);
  }

  @Test
  void theWholeTableKeepsItsAmounts() {
    double[] amounts = {1, 2, 3, 4, 5};
    ActionTable whole = ROWS.whole(List.of("login"), amounts);
    assertThat(whole.amounts()).isSameAs(amounts);
    assertThat(whole.clusterOfRow()).containsExactly(0, 1, 0, 1, 2);
  }
}
