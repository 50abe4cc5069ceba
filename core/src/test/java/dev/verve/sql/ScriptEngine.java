package dev.verve.sql;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.engine.SmallTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes down what it is asked to run. */
final class ScriptEngine implements Engine {
  private final List<String> script = new ArrayList<>();

  /** The statements in their order. */
  String script() {
    return String.join("\n\n", script) + "\n";
  }

  @Override
  public Dialect dialect() {
    return new DuckDbDialect();
  }

  @Override
  public void table(String name, String select) {
    script.add("-- table " + name + "\n" + select);
  }

  @Override
  public void view(String name, String select) {
    script.add("-- view " + name + "\n" + select);
  }

  @Override
  public void rows(SmallTable table) {
    StringBuilder text = new StringBuilder("-- rows of " + table.name() + ": ");
    text.append(String.join(", ", table.columns().stream().map(SmallTable.Column::name).toList()));
    table.rows().forEach(row -> text.append("\n-- ").append(row));
    script.add(text.toString());
  }

  @Override
  public List<Row> query(String select) {
    throw new IllegalStateException("a model with fixed scales asks nothing: " + select);
  }

  @Override
  public void each(String select, Consumer<Row> consumer) {
    throw new IllegalStateException("a model with fixed scales asks nothing: " + select);
  }

  @Override
  public void close() {}
}
