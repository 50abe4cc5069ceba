package dev.verve.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that were torn or garbled, as by a disk that lies: a store either opens with a whole prefix
 * of what was written, or refuses in one sentence that names the way back.
 */
class DamageTest {
  private static final long SEED = 77;
  private static final int EVENTS = 40;

  /** Of a DuckDB file: what stands before its first block, and the length of each. */
  private static final int HEADERS = 3 * 4096;

  private static final int BLOCK = 256 * 1024;

  @TempDir Path folder;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private Path whole = Path.of("");

  @BeforeEach
  void write() throws IOException {
    whole = written("whole", store -> {});
    assertThat(opened(copy(-1))).as("undamaged").isEqualTo(EVENTS);
  }

  /** A folder as a kill would leave it: half of its events in the file, half in the log. */
  private Path written(String name, Consumer<Store> first) throws IOException {
    Path live = folder.resolve(name + "-live");
    Path left = Files.createDirectory(folder.resolve(name));
    try (Store store = Store.open(StoreOptions.in(live))) {
      first.accept(store);
      post(store, 0, EVENTS / 2);
    }
    try (Store store = Store.open(StoreOptions.in(live))) {
      post(store, EVENTS / 2, EVENTS);
      for (String file : new String[] {"verve.duckdb", "verve.duckdb.wal"}) {
        Files.copy(live.resolve(file), left.resolve(file));
      }
    }
    return left;
  }

  @Test
  void aTornLogLosesNoMoreThanItsTail() throws IOException {
    byte[] log = Files.readAllBytes(whole.resolve("verve.duckdb.wal"));
    for (int round = 0; round < 12; round++) {
      int length = random.nextInt(log.length);
      Path copy = copy(round);
      Files.write(copy.resolve("verve.duckdb.wal"), Arrays.copyOf(log, length));
      assertThat(opened(copy))
          .as("seed %s: log of %s of %s bytes", SEED, length, log.length)
          .isBetween(EVENTS / 2L, (long) EVENTS);
    }
  }

  @Test
  void garbledBytesAreRefusedOrHarmless() throws IOException {
    int refused = 0;
    for (int round = 0; round < 16; round++) {
      String name = round % 2 == 0 ? "verve.duckdb" : "verve.duckdb.wal";
      Path copy = copy(round);
      byte[] bytes = Files.readAllBytes(copy.resolve(name));
      int at = random.nextInt(bytes.length);
      Files.write(copy.resolve(name), garbled(bytes, at));
      long found = opened(copy);
      refused += found < 0 ? 1 : 0;
      // A garbled length in the log reads as a torn tail: what stands before it must be whole.
      long least = name.endsWith(".wal") ? EVENTS / 2L : EVENTS;
      assertThat(found)
          .as("seed %s: %s garbled at %s of %s", SEED, name, at, bytes.length)
          .matches(n -> n == -1 || (n >= least && n <= EVENTS), "refused or a whole prefix");
    }
    assertThat(refused).as("refusals").isPositive();
  }

  @Test
  void whatIsAcknowledgedIsThereWhateverBlockIsGarbled() throws IOException {
    byte[] file = Files.readAllBytes(whole.resolve("verve.duckdb"));
    int refused = 0;
    for (int block = 0; HEADERS + block * BLOCK < file.length; block++) {
      Path copy = copy(block);
      Files.write(copy.resolve("verve.duckdb"), garbled(file, HEADERS + block * BLOCK + 64));
      long found = opened(copy);
      assertThat(found).as("block %s", block).isIn(-1L, (long) EVENTS);
      refused += found < 0 ? 1 : 0;
    }
    assertThat(refused).as("refusals").isPositive();
  }

  @Test
  void aWriterThatMeetsDamageEndsAndSaysTheWayBack() throws IOException {
    String index = "create index met_late on identity (id)";
    whole = written("indexed", store -> store.write(c -> new Sql(c).run(index)));
    byte[] file = Files.readAllBytes(whole.resolve("verve.duckdb"));
    int ended = 0;
    for (int block = 0; HEADERS + block * BLOCK < file.length; block++) {
      Path copy = copy(block);
      Files.write(copy.resolve("verve.duckdb"), garbled(file, HEADERS + block * BLOCK + 64));
      try (Store store = Store.open(StoreOptions.in(copy))) {
        post(store, EVENTS, EVENTS + 1);
      } catch (UserError e) {
        assertThat(e).hasMessageContaining("put the latest backup in their place");
      } catch (CompletionException e) {
        assertThat(e).hasMessageContaining("put the latest backup in its place");
        ended++;
      }
    }
    assertThat(ended).as("blocks of the index").isPositive();
  }

  /** With other bytes, no two words alike: a checksum of words takes no note of pairs. */
  private byte[] garbled(byte[] file, int at) {
    byte[] bytes = file.clone();
    for (int i = at; i < Math.min(bytes.length, at + 64); i++) {
      bytes[i] ^= (byte) (1 + random.nextInt(255));
    }
    return bytes;
  }

  /** Events of a folder; -1 where it is refused as it should be. */
  private static long opened(Path folder) {
    try (Store store = Store.open(StoreOptions.in(folder))) {
      post(store, EVENTS, EVENTS + 2);
      return store.read(c -> new Sql(c).number("select count(*) from event_log")) - 2;
    } catch (UserError e) {
      assertThat(e)
          .hasMessageContaining("verve.duckdb")
          .hasMessageContaining("put the latest backup in their place");
      assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1);
      return -1;
    }
  }

  private Path copy(int round) throws IOException {
    Path copy = Files.createDirectory(folder.resolve("copy" + round));
    for (String name : new String[] {"verve.duckdb", "verve.duckdb.wal"}) {
      Files.copy(whole.resolve(name), copy.resolve(name));
    }
    return copy;
  }

  private static void post(Store store, int from, int to) {
    Instant noon = Instant.parse("2026-03-10T12:00:00Z");
    for (int i = from; i < to; i++) {
      store.submit(Messages.delivery(noon, Messages.event("u" + i, "login", noon, "m" + i))).join();
    }
  }
}
