package dev.verve.spark.source;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reads files and tables as they are; what their columns mean is decided later. */
final class Scans {
  private static final String TABLE = "table:";
  private static final String OWN = "v_";

  private final SparkSession session;
  private final LakeFiles files;

  Scans(SparkSession session) {
    this.session = session;
    this.files = new LakeFiles(session.sparkContext().hadoopConfiguration());
  }

  /**
   * The rows at a place: one scan for each form, and of CSV for each header.
   *
   * @param place a file, a folder, a glob, or {@code table:} and a name of the catalog
   * @throws UserError where nothing can be read
   */
  List<Scan> of(String place) {
    List<Scan> scans = new ArrayList<>();
    if (place.startsWith(TABLE)) {
      scans.add(table(place.substring(TABLE.length())));
    } else {
      files
          .find(place)
          .forEach(
              (form, members) -> {
                switch (form) {
                  case CSV -> scans.addAll(csv(place, members));
                  case JSON -> scans.addAll(json(place, members));
                  case PARQUET -> scans.add(parquet(place, members));
                }
              });
    }
    scans.forEach(Scans::refuseOwnNames);
    return scans;
  }

  private Scan table(String name) {
    try {
      return new Scan(name, false, session.table(name), List.of(), Map.of());
    } catch (Exception e) {
      throw UserError.of(
          Place.file(TABLE + name), "there is no such table", "Name it as catalog.database.table.");
    }
  }

  private Scan parquet(String place, List<LakeFile> members) {
    try {
      Dataset<Row> rows =
          reader(members).option("mergeSchema", members.size() > 1).parquet(array(members));
      return new Scan(place, false, rows, members, Map.of());
    } catch (Exception e) {
      throw UserError.of(
          Place.file(place),
          "this cannot be read as Parquet: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          "Look at the file, and whether the same column has the same type in all of them.");
    }
  }

  /**
   * Fields are read as text, so that ids which are numbers in one file and text in another agree.
   */
  private List<Scan> csv(String place, List<LakeFile> members) {
    Map<String, List<LakeFile>> byHeader = new LinkedHashMap<>();
    members.forEach(
        file ->
            byHeader
                .computeIfAbsent(files.firstLine(file.path()), h -> new ArrayList<>())
                .add(file));
    List<Scan> scans = new ArrayList<>();
    byHeader.forEach(
        (header, alike) -> {
          StructType schema = new StructType();
          String delimiter = String.valueOf(delimiter(header));
          for (String column : columns(header, delimiter)) {
            schema = schema.add(column, DataTypes.StringType);
          }
          Dataset<Row> rows =
              reader(alike)
                  .schema(schema.add(Scan.BROKEN, DataTypes.StringType))
                  .option("header", true)
                  .option("sep", delimiter)
                  .option("escape", "\"")
                  .option("multiLine", true)
                  .option("columnNameOfCorruptRecord", Scan.BROKEN)
                  .csv(array(alike));
          scans.add(new Scan(place, true, rows, alike, Map.of()));
        });
    return scans;
  }

  /** The fields of a header; one without a name is told by its place. */
  private static List<String> columns(String header, String delimiter) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(delimiter);
    settings.setMaxColumns(20_000);
    List<String> columns = new ArrayList<>();
    for (String name : new CsvParser(settings).parseLine(header)) {
      columns.add(name == null ? "column_" + (columns.size() + 1) : name);
    }
    return columns;
  }

  private List<Scan> json(String place, List<LakeFile> members) {
    Map<Boolean, List<LakeFile>> byLayout = new LinkedHashMap<>();
    members.forEach(
        file ->
            byLayout
                .computeIfAbsent(
                    files.firstLine(file.path()).stripLeading().startsWith("["),
                    a -> new ArrayList<>())
                .add(file));
    List<Scan> scans = new ArrayList<>();
    byLayout.forEach(
        (isArray, alike) ->
            scans.add(
                new Scan(
                    place,
                    true,
                    reader(alike)
                        .option("multiLine", isArray)
                        .option("columnNameOfCorruptRecord", Scan.BROKEN)
                        .json(array(alike)),
                    alike,
                    Map.of())));
    return scans;
  }

  private DataFrameReader reader(List<LakeFile> members) {
    String first = members.get(0).path();
    return LakeFiles.isPartitioned(first)
        ? session.read().option("basePath", LakeFiles.base(first))
        : session.read();
  }

  private static String[] array(List<LakeFile> members) {
    return members.stream().map(LakeFile::path).toArray(String[]::new);
  }

  /** The sign that a header has most of, outside of quotes. */
  private static char delimiter(String header) {
    String plain = header.replaceAll("\"[^\"]*\"", "");
    return Stream.of(',', ';', '\t', '|')
        .max(
            (a, b) ->
                Long.compare(
                    plain.chars().filter(c -> c == a).count(),
                    plain.chars().filter(c -> c == b).count()))
        .orElse(',');
  }

  private static void refuseOwnNames(Scan scan) {
    for (String column : scan.columns()) {
      if (column.startsWith(OWN)) {
        throw UserError.of(
            Place.file(scan.name()),
            "the column '" + column + "' begins with 'v_', which names Verve's own",
            "Rename it.");
      }
    }
  }
}
