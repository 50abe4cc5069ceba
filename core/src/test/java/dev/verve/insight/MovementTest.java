package dev.verve.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.insight.Movement.Cell;
import dev.verve.model.Bands;
import dev.verve.model.ModelReader;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MovementTest {
  private static final LocalDate FROM = LocalDate.of(2026, 3, 1);
  private static final LocalDate TO = LocalDate.of(2026, 3, 8);
  private static final Bands BANDS =
      ModelReader.read("m.yaml", "name: m\nactions: {login: 1}\nscale: {method: cap, at: 9}\n")
          .bands();

  @Test
  void everyWayFromBandToBandIsCountedOnce() {
    Movement movement =
        Movement.of(
            FROM,
            TO,
            BANDS,
            List.of(
                new Cell("power", null, 1),
                new Cell("engaged", "power", 2),
                new Cell("power", "engaged", 4),
                new Cell("light", "light", 8),
                new Cell(null, "dormant", 16),
                new Cell("engaged", "dormant", 32)),
            64);
    assertThat(movement.lost()).isEqualTo(1);
    assertThat(movement.up()).isEqualTo(2);
    assertThat(movement.down()).isEqualTo(4 + 32);
    assertThat(movement.entered()).isEqualTo(16);
    assertThat(movement.silent()).isEqualTo(64);
    assertThat(movement.from()).isEqualTo(FROM);
    assertThat(movement.to()).isEqualTo(TO);
  }

  @Test
  void cellsStandByTheEarlierBandAndThenByTheLater() {
    List<Cell> inOrder =
        List.of(
            new Cell(null, "dormant", 1),
            new Cell(null, "power", 1),
            new Cell("dormant", null, 1),
            new Cell("dormant", "light", 1),
            new Cell("light", "dormant", 1),
            new Cell("light", "engaged", 1),
            new Cell("power", "power", 1));
    List<Cell> mixed =
        List.of(
            inOrder.get(6),
            inOrder.get(1),
            inOrder.get(3),
            inOrder.get(5),
            inOrder.get(0),
            inOrder.get(4),
            inOrder.get(2));
    assertThat(Movement.of(FROM, TO, BANDS, mixed, 0).cells()).isEqualTo(inOrder);
  }
}
