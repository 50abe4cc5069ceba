package dev.verve.insight;

import dev.verve.engine.Engine;
import dev.verve.engine.Row;
import dev.verve.engine.Scored;
import dev.verve.model.Bands;
import dev.verve.plan.BoundModel;
import dev.verve.sql.AnswerSql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who moved between bands from one date to another.
 *
 * @param from the earlier date
 * @param to the later date
 * @param cells users by band before and after; only those that are not empty
 * @param entered users who were not there before
 * @param lost users who are no longer there at all; a silent user is not lost
 * @param down users in a lower band than before
 * @param up users in a higher band than before
 * @param silent users who had points before and have none now
 */
public record Movement(
    LocalDate from,
    LocalDate to,
    List<Cell> cells,
    long entered,
    long lost,
    long down,
    long up,
    long silent) {

  /**
   * Users who moved alike.
   *
   * @param from the band before; null for new users
   * @param to the band after; null for lost users
   * @param users how many
   */
  public record Cell(@Nullable String from, @Nullable String to, long users) {}

  /** The movement between two scored dates of one run. */
  public static Movement between(Engine engine, BoundModel model, Scored before, Scored after) {
    List<Cell> cells = new ArrayList<>();
    long silent = 0;
    String query = new AnswerSql(model, engine.dialect()).movement(before.names(), after.names());
    for (Row row : engine.query(query)) {
      cells.add(new Cell(row.text("from_band"), row.text("to_band"), row.whole("users")));
      silent += row.whole("silent");
    }
    return of(before.asOf(), after.asOf(), model.model().bands(), cells, silent);
  }

  /** The movement of counted cells, in any order, with those of them who fell silent. */
  public static Movement of(
      LocalDate from, LocalDate to, Bands bands, List<Cell> counted, long silent) {
    long entered = 0;
    long lost = 0;
    long down = 0;
    long up = 0;
    for (Cell cell : counted) {
      int start = cell.from() == null ? -1 : bands.indexOf(cell.from());
      int end = cell.to() == null ? -1 : bands.indexOf(cell.to());
      entered += start < 0 ? cell.users() : 0;
      lost += end < 0 ? cell.users() : 0;
      boolean stayed = start >= 0 && end >= 0;
      down += stayed && end < start ? cell.users() : 0;
      up += stayed && end > start ? cell.users() : 0;
    }
    List<Cell> cells = new ArrayList<>(counted);
    cells.sort(
        Comparator.<Cell>comparingInt(c -> c.from() == null ? -1 : bands.indexOf(c.from()))
            .thenComparingInt(c -> c.to() == null ? -1 : bands.indexOf(c.to())));
    return new Movement(from, to, List.copyOf(cells), entered, lost, down, up, silent);
  }

  /** Whether nobody was there at the earlier date, so that nobody can have moved. */
  public boolean startsEmpty() {
    return entered > 0 && cells.stream().allMatch(cell -> cell.from() == null);
  }
}
