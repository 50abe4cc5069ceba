package dev.verve.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.engine.EventSpan;
import dev.verve.engine.ScoreRun;
import dev.verve.event.TimeKind;
import dev.verve.model.ModelReader;
import dev.verve.plan.Binder;
import dev.verve.plan.EventShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The SQL that runs is the SQL that was looked at: a change of it shows in review. Run with {@code
 * -Dverve.golden=write} to write the files anew.
 */
class GoldenSqlTest {
  private static final Path FOLDER =
      Path.of(
          System.getProperty("verve.root", ".."), "core/src/test/resources/dev/verve/sql/golden");

  @ParameterizedTest
  @ValueSource(strings = {"plain", "both", "everything", "accounts"})
  void rendersTheSameStatements(String name) throws IOException {
    var model = ModelReader.read(name + ".yaml", Files.readString(FOLDER.resolve(name + ".yaml")));
    EventShape shape =
        new EventShape(
            TimeKind.INSTANT,
            new Columns(List.of("kind", "size", "plan")),
            true,
            name.equals("plain")
                ? Optional.empty()
                : Optional.of(new Columns(List.of("email", "seats"))),
            false);
    ScriptEngine engine = new ScriptEngine();
    LocalDate date = LocalDate.parse("2026-01-31");
    EventSpan span = new EventSpan(LocalDate.parse("2025-11-01"), date);
    ScoreRun run = new ScoreRun(engine, Binder.bind(model, shape), span, null);
    if (name.equals("both")) {
      run.both(date.minusDays(9), new Names("_from"), date, new Names("_to"), date);
    } else {
      run.prepare(date).at(date, Names.SINGLE);
    }
    Path golden = FOLDER.resolve(name + ".sql");
    if ("write".equals(System.getProperty("verve.golden"))) {
      Files.writeString(golden, engine.script());
    }
    assertThat(engine.script()).isEqualTo(Files.readString(golden));
  }
}
