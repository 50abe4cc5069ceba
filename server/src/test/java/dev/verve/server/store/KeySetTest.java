package dev.verve.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KeySetTest {
  private static final long SEED = 20260322;

  @Test
  void agreesWithASetOfObjects() {
    SplittableRandom random = new SplittableRandom(SEED);
    KeySet keys = new KeySet();
    Set<MessageKey> expected = new HashSet<>();
    for (int i = 0; i < 50_000; i++) {
      MessageKey key = MessageKey.of("m" + random.nextInt(20_000));
      assertThat(keys.contains(key.high(), key.low()))
          .as("seed %s, step %s", SEED, i)
          .isEqualTo(expected.contains(key));
      assertThat(keys.add(key.high(), key.low())).isEqualTo(expected.add(key));
    }
  }
}
