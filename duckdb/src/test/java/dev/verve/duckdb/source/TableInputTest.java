package dev.verve.duckdb.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableInputTest {
  @TempDir Path folder;
  private DuckDbEngine engine;

  @BeforeEach
  void open() {
    engine = DuckDbEngine.open(DuckDbOptions.defaults());
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void readsCsvAsItStands() throws IOException {
    TableInput table = csv("id,group,paid,back\n007,NA,1.5,TRUE\n008,EU,,false\n009,EU,NA,True\n");
    assertThat(table.columns()).containsExactly("id", "group", "paid", "back");
    assertThat(table.numericColumns()).containsExactly("id", "paid", "back");
    assertThat(texts(table, "id")).containsExactly("007", "008", "009");
    assertThat(texts(table, "group")).containsExactly("NA", "EU", "EU");
    assertThat(numbers(table, "paid")).containsExactly(1.5, null, null);
    assertThat(numbers(table, "back")).containsExactly(1.0, 0.0, 1.0);
  }

  @Test
  void readsJsonLinesAndArraysAlike() throws IOException {
    for (String text :
        List.of(
            "{\"a\":\"x\",\"b\":1}\n{\"a\":\"y\",\"b\":true}\n",
            "[{\"a\":\"x\",\"b\":1},{\"a\":\"y\",\"b\":true}]")) {
      TableInput table = open("t.json", text);
      assertThat(texts(table, "a")).containsExactly("x", "y");
      assertThat(numbers(table, "b")).containsExactly(1.0, 1.0);
    }
  }

  @Test
  void readsParquetWithItsTypes() {
    Path file = folder.resolve("t.parquet");
    engine.execute(
        "copy (select 'x' as a, true as b, 1.25::decimal(9,2) as c, 'nan'::double as d) to '%s' (format parquet)"
            .formatted(file));
    TableInput table = TableInput.open(engine, TableFile.of(file), "given");
    assertThat(table.numericColumns()).containsExactly("b", "c");
    assertThat(numbers(table, "b")).containsExactly(1.0);
    assertThat(numbers(table, "c")).containsExactly(1.25);
    assertThat(numbers(table, "d")).containsOnlyNulls();
  }

  @Test
  void namesEveryProblemAtOnce() throws IOException {
    TableInput table = csv("id,score,plan,none\n1,5,free,\n2,6,pro,\n3,inf,pro,\n");
    assertThatThrownBy(
            () ->
                table
                    .check()
                    .column("--group", "scor")
                    .number("--metric", "plan")
                    .number("--metric", "score")
                    .number("--before", "none")
                    .refuseIfAny())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--group: no column 'scor' in the file. Did you mean 'score'?")
        .hasMessageContaining("column 'plan' is not numeric")
        .hasMessageContaining("and 2 other such values")
        .hasMessageContaining("column 'score' is not numeric: it holds 'inf'. ")
        .hasMessageContaining("column 'none' is empty");
  }

  @Test
  void refusesWhatIsNoTable() throws IOException {
    assertThatThrownBy(() -> csv("")).isInstanceOf(UserError.class).hasMessageContaining("empty");
    assertThatThrownBy(() -> csv("a,b\n"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no rows");
    assertThatThrownBy(() -> csv("a,b\n1,2\n3\n"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("1 of 2 rows cannot be read (line 3: too few fields)");
    assertThatThrownBy(() -> open("t.parquet", "no parquet"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no whole Parquet file");
    assertThatThrownBy(
            () -> TableInput.open(engine, TableFile.of(folder.resolve("missing.csv")), "given"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no such file");
  }

  @Test
  void leavesOutFewBrokenRowsAndSaysSo() throws IOException {
    TableInput table = csv("a,b\n" + "1,2\n".repeat(200) + "3\n");
    assertThat(table.warning()).hasValue("Broken rows left out: 1 (line 202: too few fields).");
  }

  private TableInput csv(String text) throws IOException {
    return open("t.csv", text);
  }

  private TableInput open(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return TableInput.open(engine, TableFile.of(file), "given");
  }

  private List<String> texts(TableInput table, String column) {
    return engine.query("select %s as v from given".formatted(table.text(column))).stream()
        .map(row -> row.text("v"))
        .toList();
  }

  private List<Double> numbers(TableInput table, String column) {
    return engine.query("select %s as v from given".formatted(table.number(column))).stream()
        .map(row -> row.number("v"))
        .toList();
  }
}
