package dev.verve.server.live;

import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The values that a trait ever had, for people to choose from: the most frequent ones, in the order
 * of the alphabet. They are read again after some minutes.
 */
public final class SegmentValues {
  private static final int MOST = 40;
  private static final Duration REST = Duration.ofMinutes(5);

  /** A page does without the filter rather than wait for it. */
  private static final long PATIENCE_MILLIS = 100;

  private static final ZonedDialect DIALECT = new ZonedDialect(ZoneId.of("UTC"));

  private record Read(List<String> values, Instant at) {}

  private final Store store;
  private final Executor behind;
  private final Map<String, Read> known = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<List<String>>> coming = new ConcurrentHashMap<>();

  /**
   * The values of a store.
   *
   * @param behind reads them
   */
  public SegmentValues(Store store, Executor behind) {
    this.store = store;
    this.behind = behind;
  }

  /**
   * The values of a trait; none where nobody was described with it, or where they are not read
   * soon.
   */
  public List<String> of(String trait) {
    Instant now = store.clock().instant();
    Read read = known.get(trait);
    if (read == null || read.values().isEmpty()) {
      return awaited(trait);
    }
    if (read.at().plus(REST).isBefore(now)) {
      known.put(trait, new Read(read.values(), now));
      behind.execute(() -> refresh(trait));
    }
    return read.values();
  }

  private List<String> awaited(String trait) {
    CompletableFuture<List<String>> asked =
        coming.computeIfAbsent(
            trait, it -> CompletableFuture.supplyAsync(() -> refresh(it), behind));
    try {
      return asked.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "the values of " + trait + " could not be read", e.getCause());
    } finally {
      if (asked.isDone()) {
        coming.remove(trait, asked);
      }
    }
  }

  private List<String> refresh(String trait) {
    List<String> values = read(trait);
    known.put(trait, new Read(values, store.clock().instant()));
    return values;
  }

  private List<String> read(String trait) {
    String value = StoredProperties.key(DIALECT, "traits", trait);
    List<String> values = new ArrayList<>();
    return store.read(
        connection -> {
          new Sql(connection)
              .each(
                  """
                  select value from (
                    select %1$s as value from profile
                    union all
                    select %1$s from account_profile
                  ) v
                  where value is not null
                  group by value
                  order by count(*) desc, value
                  limit %2$d"""
                      .formatted(value, MOST),
                  row -> values.add(row.getString(1)));
          values.sort(null);
          return values;
        });
  }
}
