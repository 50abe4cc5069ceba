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

  @Test
  void tellsKeysApartByEitherHalf() {
    KeySet keys = new KeySet();
    assertThat(keys.contains(0, 0)).isFalse();
    for (long high = 0; high < 64; high += 2) {
      for (long low = 0; low < 64; low++) {
        assertThat(keys.add(high, low)).as("%s, %s", high, low).isTrue();
        assertThat(keys.add(high, low)).as("%s, %s again", high, low).isFalse();
      }
    }
    assertThat(keys.contains(64, 0)).isFalse();
    assertThat(keys.contains(0, 64)).isFalse();
  }
}
