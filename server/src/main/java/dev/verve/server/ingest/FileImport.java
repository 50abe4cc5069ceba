package dev.verve.server.ingest;

import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.Loaded;
import dev.verve.engine.Row;
import dev.verve.event.ColumnRole;
import dev.verve.event.RoleFinder;
import dev.verve.event.Schema;
import dev.verve.server.store.Delivery;
import dev.verve.server.store.Message;
import dev.verve.server.store.Receipt;
import dev.verve.server.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Brings loaded files into a store: every event as if it had been sent, and the users of a users
 * file with their traits. Events with a message id that came within the last days count once;
 * others cannot be told from new ones.
 */
public final class FileImport {
  private static final List<ColumnRole> EVENTS =
      List.of(
          ColumnRole.USER,
          ColumnRole.TIME,
          ColumnRole.EVENT,
          ColumnRole.ACCOUNT,
          ColumnRole.MESSAGE,
          ColumnRole.PROPERTIES);
  private static final List<ColumnRole> USERS =
      List.of(ColumnRole.USER, ColumnRole.ACCOUNT, ColumnRole.FIRST_SEEN, ColumnRole.PROPERTIES);
  private static final int IN_ONE = 5_000;
  private static final int UNDER_WAY = 8;
  private static final int MICROS = 1_000_000;

  private final Store store;
  private final DuckDbEngine engine;
  private final Map<ColumnRole, String> mapped;
  private final ArrayDeque<CompletableFuture<Receipt>> waiting = new ArrayDeque<>();
  private List<Message> batch = new ArrayList<>();
  private long repeated;

  /** An import from the relations of an engine that has loaded an input. */
  public FileImport(Store store, DuckDbEngine engine, EventInput input) {
    this.store = store;
    this.engine = engine;
    this.mapped = input.mapped();
  }

  /**
   * What came in.
   *
   * @param events new events
   * @param repeated events that the store had before
   * @param users users of the users file
   */
  public record Imported(long events, long repeated, long users) {}

  /** Imports everything; it is on disk when this returns. */
  public Imported run(Inputs inputs, Loaded loaded) {
    long[] events = {0};
    engine.each(
        "select v_user, v_account, v_event, epoch_us(v_at) as v_micros, v_message, %s as v_json_of from event order by v_at"
            .formatted(json(inputs.shape().properties(), EVENTS)),
        row -> {
          add(event(row));
          events[0]++;
        });
    long users = inputs.shape().people().map(traits -> users(inputs, traits, loaded)).orElse(0L);
    send();
    while (!waiting.isEmpty()) {
      settle();
    }
    return new Imported(events[0] - repeated, repeated, users);
  }

  private static Message event(Row row) {
    return new Message(
        Message.Kind.EVENT,
        row.string("v_user"),
        null,
        null,
        row.text("v_account"),
        row.string("v_event"),
        instant(row.whole("v_micros")),
        row.text("v_message"),
        row.string("v_json_of"));
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000L);
  }

  private long users(Inputs inputs, Schema traits, Loaded loaded) {
    String account = inputs.shape().peopleHaveAccounts() ? "v_account" : "null";
    long[] users = {0};
    engine.each(
        "select v_entity, %s as v_account_of, v_first_seen, %s as v_json_of from person"
            .formatted(account, json(traits, USERS)),
        row -> {
          add(user(row, loaded.span().first()));
          users[0]++;
        });
    return users[0];
  }

  private static Message user(Row row, LocalDate otherwise) {
    LocalDate seen = Optional.ofNullable(row.date("v_first_seen")).orElse(otherwise);
    return new Message(
        Message.Kind.IDENTIFY,
        row.string("v_entity"),
        null,
        null,
        row.text("v_account_of"),
        "",
        seen.atStartOfDay(ZoneOffset.UTC).toInstant(),
        null,
        row.string("v_json_of"));
  }

  /** All properties but those that are columns of their own, as the text of a JSON object. */
  private String json(Schema properties, List<ColumnRole> roles) {
    List<String> names = new ArrayList<>(properties.names());
    names.removeAll(new RoleFinder(mapped).find(names, roles).values());
    List<String> parts = new ArrayList<>();
    for (String name : names) {
      String access = properties.access(name).orElse("null");
      parts.add(engine.dialect().text(name) + ", " + access);
    }
    return parts.isEmpty()
        ? "'{}'"
        : "cast(json_merge_patch('{}', json_object(" + String.join(", ", parts) + ")) as varchar)";
  }

  private void add(Message message) {
    batch.add(message);
    if (batch.size() == IN_ONE) {
      send();
    }
  }

  private void send() {
    waiting.add(store.submit(new Delivery(store.clock().instant(), batch, List.of())));
    batch = new ArrayList<>();
    if (waiting.size() > UNDER_WAY) {
      settle();
    }
  }

  private void settle() {
    repeated += waiting.remove().join().repeated();
  }
}
