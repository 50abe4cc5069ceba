package dev.verve.stats;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;

/**
 * What no data could produce is turned down with a word for it, and what lies on the edge is not:
 * each row is a call that breaks one condition, what is said of it, and a call that just keeps it.
 */
final class Refusals {
  static final double[] TWO = {1, 2};
  static final double[] FOUR = {1, 2, 3, 4};
  static final double[] NO_NUMBER = {1, Double.NaN, 3, 4};
  static final boolean[] MIXED = {true, false, true, false};
  static final boolean[] ONE_CLASS = {true, true, true, true};
  static final boolean[] SHORT = {true, false};

  private record Row(String said, ThrowingCallable breaks, ThrowingCallable keeps) {}

  private final List<Row> rows = new ArrayList<>();

  void row(String said, ThrowingCallable breaks, ThrowingCallable keeps) {
    rows.add(new Row(said, breaks, keeps));
  }

  /** A test of each row. */
  Stream<DynamicTest> tests() {
    return rows.stream().map(row -> DynamicTest.dynamicTest(row.said, () -> check(row)));
  }

  private static void check(Row row) {
    assertThatIllegalArgumentException().isThrownBy(row.breaks).withMessageStartingWith(row.said);
    assertThatCode(row.keeps).doesNotThrowAnyException();
  }
}
