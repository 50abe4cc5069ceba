package dev.verve.server.demo;

import dev.verve.demo.DemoEvent;
import dev.verve.demo.DemoListener;
import dev.verve.demo.DemoProduct;
import dev.verve.demo.DemoUser;
import dev.verve.server.store.Delivery;
import dev.verve.server.store.Message;
import dev.verve.server.store.Receipt;
import dev.verve.server.store.Store;
import dev.verve.server.web.JsonText;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Brings a simulated product into a store, as if it had sent its events and described its users.
 */
public final class DemoFeed implements DemoListener {
  private static final int IN_ONE = 5_000;
  private static final int UNDER_WAY = 8;

  private final Store store;
  private final ArrayDeque<CompletableFuture<Receipt>> waiting = new ArrayDeque<>();
  private List<Message> batch = new ArrayList<>();

  private DemoFeed(Store store) {
    this.store = store;
  }

  /**
   * Runs the simulation into a store; all of it is on disk when this returns.
   *
   * @throws CancellationException where the thread is interrupted, as when the server stops
   */
  public static void run(DemoProduct product, Store store) {
    DemoFeed feed = new DemoFeed(store);
    product.simulate(feed);
    feed.send();
    while (!feed.waiting.isEmpty()) {
      feed.waiting.remove().join();
    }
  }

  @Override
  public void signedUp(DemoUser user) {
    Map<String, Object> traits = new LinkedHashMap<>();
    traits.put("name", user.name());
    traits.put("email", user.email());
    traits.put("role", user.role().slug());
    traits.put("plan", user.account().plan().slug());
    traits.put("country", user.country().code());
    add(message(Message.Kind.IDENTIFY, user, "", user.firstSeen(), null, traits));
  }

  @Override
  public void happened(DemoEvent event) {
    add(
        message(
            Message.Kind.EVENT,
            event.user(),
            event.name(),
            event.at(),
            event.messageId(),
            event.properties()));
  }

  private static Message message(
      Message.Kind kind,
      DemoUser user,
      String event,
      Instant at,
      @Nullable String messageId,
      Map<String, Object> json) {
    return new Message(
        kind, user.id(), null, null, user.account().id(), event, at, messageId, JsonText.of(json));
  }

  private void add(Message message) {
    batch.add(message);
    if (batch.size() == IN_ONE) {
      send();
    }
  }

  private void send() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the demo is not loaded to its end");
    }
    waiting.add(store.submit(new Delivery(store.clock().instant(), batch, List.of())));
    batch = new ArrayList<>();
    if (waiting.size() > UNDER_WAY) {
      waiting.remove().join();
    }
  }
}
