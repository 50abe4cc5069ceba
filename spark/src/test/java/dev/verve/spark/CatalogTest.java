package dev.verve.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of Spark's catalog are read as files are: by their columns, whatever their format. */
class CatalogTest {
  private static final String EVENTS =
      """
      user_id,event,timestamp,kind,day
      u1,login,2026-01-30T10:00:00Z,,2026-01-30
      u1,share,2026-01-31T10:00:00Z,link,2026-01-31
      u2,login,2026-01-31T12:00:00Z,,2026-01-31
      u3,login,2025-11-01T08:00:00Z,,2025-11-01
      """;
  private static final String USERS =
      """
      user_id,plan
      u1,pro
      u2,free
      u4,pro
      """;
  private static final String MODEL =
      """
      name: small
      window: 30d
      scale: {method: cap, at: 50}
      segments: [plan]
      overrides: [{when: {plan: pro}, weights: {core.login: 3}}]
      tree:
        core:
          actions:
            login: 1
            share: {weight: 4, where: {kind: link}}
      """;

  @TempDir Path folder;
  private final SparkSession session = LocalSpark.session();

  @BeforeEach
  void makeTables() throws IOException {
    Files.writeString(folder.resolve("model.yaml"), MODEL);
    session.sql("create database shop location '%s'".formatted(folder.resolve("warehouse")));
    load("events", EVENTS);
    session.sql(
        """
        create table shop.event using parquet partitioned by (day) as
        select user_id, event, cast(timestamp as timestamp) as timestamp, kind, cast(day as date) as day
        from events""");
    load("users", USERS);
    session.sql("create table shop.person using json as select * from users");
  }

  private void load(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".csv"), text);
    session.read().option("header", true).csv(file.toString()).createOrReplaceTempView(name);
  }

  @AfterEach
  void dropTables() {
    session.sql("drop database shop cascade");
  }

  @Test
  void scoresOfTablesAreThoseOfFiles() {
    Said files = score(file("events.csv"), "--users", file("users.csv"));
    assertThat(files.status()).as(files.err()).isZero();
    assertThat(files.out()).contains("\"id\" : \"u4\"").contains("\"score\" : 14");
    Said tables =
        score(
            "table:shop.event", "--users", "table:spark_catalog.shop.person", "--engine", "spark");
    assertThat(tables.out()).as(tables.err()).isEqualTo(files.out());
  }

  @Test
  void aTableThatIsNotThereIsNamed() {
    Said said = score("table:shop.evnet", "--engine", "spark");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains("table:shop.evnet").contains("there is no such table");
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private Said score(String... eventsAndOptions) {
    return Said.by(
        Stream.concat(
                Stream.of(
                    "score", "--model", file("model.yaml"), "--as-of", "2026-01-31", "--json"),
                Stream.of(eventsAndOptions))
            .toArray(String[]::new));
  }
}
