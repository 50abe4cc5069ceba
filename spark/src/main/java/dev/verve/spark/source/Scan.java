package dev.verve.spark.source;

import dev.verve.event.ColumnRole;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Rows of one form and one set of columns.
 *
 * @param name what the user calls them
 * @param isText whether they come from text, which costs to parse, and so is parsed once
 * @param rows the rows as they were read; with a column {@code v_broken} that holds the text of
 *     what could not be taken apart, where there may be any
 * @param files the files that hold them; none where they are a table
 * @param roles the columns that have a role
 */
record Scan(
    String name,
    boolean isText,
    Dataset<Row> rows,
    List<LakeFile> files,
    Map<ColumnRole, String> roles) {
  /** The text of a row that could not be taken apart. */
  static final String BROKEN = "v_broken";

  Scan withRoles(Map<ColumnRole, String> found) {
    return new Scan(name, isText, rows, files, found);
  }

  /** The same of other rows with the same columns, and more. */
  Scan withRows(Dataset<Row> other) {
    return new Scan(name, isText, other, files, roles);
  }

  /** The names of the data's own columns. */
  List<String> columns() {
    return Arrays.stream(rows.columns()).filter(column -> !column.equals(BROKEN)).toList();
  }

  boolean mayBeBroken() {
    return Arrays.asList(rows.columns()).contains(BROKEN);
  }

  /** The type of the column of a role; text where there is none. */
  DataType type(ColumnRole role) {
    String column = roles.get(role);
    return column == null
        ? DataTypes.StringType
        : rows.schema().fields()[rows.schema().fieldIndex(column)].dataType();
  }
}
