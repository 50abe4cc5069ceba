package dev.verve.insight.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.engine.Row;
import dev.verve.problem.Problem;
import dev.verve.problem.Problems;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rows of one unit over four periods, of which the third is the first of the treatment. */
class UnitRowsTest {
  private static final Periods PERIODS = Periods.of(List.of("1", "2", "3", "10"));
  private static final int START = 2;

  private final UnitRows unit = new UnitRows("berlin", 4);

  /** A row as an engine would give it. */
  private record Told(Map<String, Object> values) implements Row {
    @Override
    public @Nullable String text(String column) {
      return (String) values.get(column);
    }

    @Override
    public @Nullable Double number(String column) {
      return (Double) values.get(column);
    }

    @Override
    public @Nullable LocalDate date(String column) {
      return null;
    }
  }

  private static Map<String, Object> row(String period, double treated) {
    Map<String, Object> row = new HashMap<>();
    row.put("period", period);
    row.put("y", 5.0);
    row.put("treated", treated);
    row.put("treated_most", treated);
    row.put("seen", 1.0);
    row.put("cluster", "north");
    row.put("cluster_most", "north");
    return row;
  }

  private void add(Map<String, Object> row) {
    unit.add(new Told(row), PERIODS);
  }

  /** Periods in the order of numbers, treated or not in each. */
  private void flags(double... treated) {
    for (int i = 0; i < treated.length; i++) {
      add(row(PERIODS.name(i), treated[i]));
    }
  }

  private List<String> problems() {
    Problems problems = new Problems();
    unit.check(START, PERIODS, problems);
    return problems.found().stream().map(Problem::message).toList();
  }

  @Test
  void aUnitThatStartsAtTheStartIsTreated() {
    flags(0, 0, 1, 1);
    assertThat(problems()).isEmpty();
    assertThat(unit.isComplete()).isTrue();
    assertThat(unit.unit().treated()).isTrue();
    assertThat(unit.unit().cluster()).isEqualTo("north");
  }

  @Test
  void aUnitMayBeTreatedAllTheTimeOrNever() {
    flags(1, 1, 1, 1);
    assertThat(problems()).isEmpty();
    UnitRows never = new UnitRows("rome", 4);
    never.add(new Told(row("1", 0)), PERIODS);
    Problems problems = new Problems();
    never.check(START, PERIODS, problems);
    assertThat(problems.isEmpty()).isTrue();
    assertThat(never.unit().treated()).isFalse();
    assertThat(never.isComplete()).isFalse();
  }

  @Test
  void anEarlyStartIsNamed() {
    flags(0, 1, 1, 1);
    assertThat(problems()).containsExactly("unit 'berlin' becomes treated at 2, not at 3");
  }

  @Test
  void aLateStartIsNamed() {
    flags(0, 0, 0, 1);
    assertThat(problems()).containsExactly("unit 'berlin' becomes treated at 10, not at 3");
  }

  @Test
  void aTreatmentThatEndsAgainIsNamed() {
    flags(0, 0, 1, 0);
    assertThat(problems()).containsExactly("unit 'berlin' is treated at 3, but no longer at 10");
  }

  @Test
  void aTreatmentIsYesOrNo() {
    Map<String, Object> half = row("1", 0.5);
    add(half);
    assertThat(problems()).singleElement().asString().contains("is not told to be treated");
  }

  @Test
  void aPeriodThatIsBothTreatedAndNotIsNoAnswer() {
    Map<String, Object> both = row("1", 0);
    both.put("treated_most", 1.0);
    add(both);
    add(row("2", 0));
    assertThat(problems()).singleElement().asString().contains("is not told to be treated");
  }

  @Test
  void aPeriodThatDoesNotTellIsNoAnswer() {
    Map<String, Object> none = row("1", 0);
    none.put("treated", null);
    add(none);
    assertThat(problems()).singleElement().asString().contains("is not told to be treated");
  }

  @Test
  void aUnitStandsOnceInAPeriod() {
    Map<String, Object> twice = row("1", 0);
    twice.put("seen", 2.0);
    add(twice);
    add(row("2", 0));
    assertThat(problems()).containsExactly("unit 'berlin' stands twice in a period");
  }

  @Test
  void aUnitHasOneCluster() {
    Map<String, Object> elsewhere = row("2", 0);
    elsewhere.put("cluster", "south");
    elsewhere.put("cluster_most", "south");
    add(row("1", 0));
    add(elsewhere);
    add(Map.copyOf(row("3", 0)));
    assertThat(problems()).containsExactly("unit 'berlin' has no cluster, or several");
  }

  @Test
  void aPeriodInTwoClustersOrInNoneIsNamed() {
    Map<String, Object> both = row("1", 0);
    both.put("cluster_most", "south");
    add(both);
    assertThat(problems()).containsExactly("unit 'berlin' has no cluster, or several");
    UnitRows nowhere = new UnitRows("oslo", 4);
    Map<String, Object> none = row("1", 0);
    none.put("cluster", null);
    nowhere.add(new Told(none), PERIODS);
    Problems problems = new Problems();
    nowhere.check(START, PERIODS, problems);
    assertThat(problems.found()).hasSize(1);
  }

  @Test
  void aValueThatIsMissingLeavesTheUnitIncomplete() {
    flags(0, 0, 1);
    Map<String, Object> gap = row("10", 1);
    gap.put("y", null);
    add(gap);
    assertThat(unit.isComplete()).isFalse();
    assertThat(problems()).isEmpty();
  }

  @Test
  void noMoreThanFiveProblemsAreNamed() {
    Problems problems = new Problems();
    for (int i = 0; i < 9; i++) {
      UnitRows wrong = new UnitRows("u" + i, 4);
      wrong.add(new Told(row("1", 0.5)), PERIODS);
      wrong.check(START, PERIODS, problems);
    }
    assertThat(problems.found()).hasSize(5);
  }
}
