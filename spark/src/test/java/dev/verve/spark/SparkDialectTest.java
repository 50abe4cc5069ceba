package dev.verve.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.engine.Row;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SparkDialectTest {

  @Test
  void rowsOfSeveralTasksAreToldApart() {
    try (SparkEngine engine = SparkEngine.over(LocalSpark.session(), ZoneOffset.UTC)) {
      Row counted =
          engine
              .query(
                  "select count(distinct %s) as keys from (select concat('u', id) as entity from range(0, 100, 1, 4)) a"
                      .formatted(engine.dialect().tellingApart("a")))
              .get(0);

      assertThat(counted.whole("keys")).isEqualTo(100);
    }
  }
}
