package dev.verve.duckdb.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.problem.Problem;
import dev.verve.problem.Problems;
import dev.verve.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeTableTest {
  @TempDir Path folder;
  private final DuckDbEngine engine = DuckDbEngine.open(DuckDbOptions.defaults());
  private final Problems problems = new Problems();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void readsNumbersAndOutcomesInTheOrderOfTheFile() throws IOException {
    OutcomeTable table =
        open("t.csv", "user_id;score;renewed;team\nb;1.5;yes;x\na; 2 ;No;\nc;NA;TRUE;x\n");
    assertThat(table.columns()).containsExactly("user_id", "score", "renewed", "team");
    assertThat(table.numbers("--score", "score", problems)).containsExactly(1.5, 2, Double.NaN);
    assertThat(table.outcomes("--outcome", "renewed", problems)).containsExactly(1, 0, 1);
    assertThat(table.groups("team")).containsExactly(0, 1, 0);
    assertThat(problems.found()).isEmpty();
  }

  @Test
  void readsJsonLinesWithTypedValues() throws IOException {
    OutcomeTable table =
        open("t.jsonl", "{\"s\":1,\"o\":true}\n{\"s\":2.5,\"o\":false}\n{\"o\":null}\n");
    assertThat(table.numbers("--score", "s", problems)).containsExactly(1, 2.5, Double.NaN);
    assertThat(table.outcomes("--outcome", "o", problems)).containsExactly(1, 0, Double.NaN);
    assertThat(table.holdsNumbers("s")).isTrue();
    assertThat(table.holdsNumbers("o")).isFalse();
  }

  @Test
  void readsParquetOfAnyNumericType() {
    Path file = folder.resolve("t.parquet");
    engine.execute(
        "copy (select i::double / 2 as d, i::decimal(9, 2) as e, i % 2 = 0 as o from range(3) t(i)) to '"
            + file
            + "' (format parquet)");
    OutcomeTable table = table(file);
    assertThat(table.numbers("--score", "d", problems)).containsExactly(0, 0.5, 1);
    assertThat(table.numbers("--score", "e", problems)).containsExactly(0, 1, 2);
    assertThat(table.outcomes("--outcome", "o", problems)).containsExactly(1, 0, 1);
  }

  @Test
  void keepsTheOrderOfManyRows() throws IOException {
    StringBuilder text = new StringBuilder("n\n");
    for (int i = 0; i < 300_000; i++) {
      text.append(i).append('\n');
    }
    double[] numbers = open("n.csv", text.toString()).numbers("--score", "n", problems);
    for (int i = 0; i < numbers.length; i++) {
      assertThat(numbers[i]).isEqualTo(i);
    }
  }

  @Test
  void saysEveryProblemAtOnce() throws IOException {
    OutcomeTable table = open("t.csv", "score,renewed\n1,maybe\nhigh,yes\ninf,no\n");
    assertThat(table.find("--against", "scores", problems)).isEmpty();
    table.numbers("--score", "score", problems);
    table.outcomes("--outcome", "renewed", problems);
    assertThat(problems.found())
        .extracting(Problem::toString)
        .satisfiesExactly(
            it -> assertThat(it).contains("--against", "no column 'scores'", "'score'?"),
            it -> assertThat(it).contains("--score", "not numbers: 'high', 'inf'"),
            it -> assertThat(it).contains("--outcome", "must tell yes from no", "'maybe'"));
  }

  @Test
  void knowsIdsByNameAndByUniqueWholeValues() throws IOException {
    OutcomeTable table =
        open(
            "t.csv",
            "customerId,row,paid,money,visits\n1,10,2,1.5,3\n1,11,2,2.5,3\n1,12,2,3.5,4\n");
    assertThat(table.columns().stream().filter(table::looksLikeId))
        .containsExactly("customerId", "row");
  }

  @Test
  void refusesWhatIsNoTable() {
    assertThatThrownBy(() -> open("empty.csv", ""))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("empty");
    assertThatThrownBy(() -> open("header.csv", "a,b\n"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no rows");
    assertThatThrownBy(() -> open("broken.parquet", "nonsense"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no whole Parquet file");
    assertThatThrownBy(() -> table(folder.resolve("missing.csv")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no such file");
  }

  private OutcomeTable open(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return table(file);
  }

  private OutcomeTable table(Path file) {
    return new OutcomeTable(TableInput.open(engine, TableFile.of(file), "t"));
  }
}
