package dev.verve.server.web;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/**
 * Closes connections whose request does not come whole in time. The idle timeout alone would let a
 * client that sends a byte now and then hold a connection, and with it a thread, for ever.
 *
 * <p>It looks at the parsers of other threads without locks: what it sees may be a moment old,
 * which shifts a deadline of seconds by less than that.
 */
final class SlowClients extends AbstractLifeCycle implements Connection.Listener {
  private final Duration patience;
  private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "verve-slow-clients");
            thread.setDaemon(true);
            return thread;
          });

  SlowClients(Duration patience) {
    this.patience = patience;
  }

  @Override
  protected void doStart() {
    long pause = Math.max(1, Math.min(1_000, patience.toMillis() / 4));
    var unused = timer.scheduleWithFixedDelay(this::closeSlow, pause, pause, TimeUnit.MILLISECONDS);
  }

  @Override
  protected void doStop() {
    timer.shutdownNow();
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof HttpConnection http) {
      open.add(http);
    }
  }

  @Override
  public void onClosed(Connection connection) {
    if (connection instanceof HttpConnection http) {
      open.remove(http);
    }
  }

  private void closeSlow() {
    long now = System.nanoTime();
    for (HttpConnection connection : open) {
      if (isUnderway(connection.getParser())
          && now - connection.getParser().getBeginNanoTime() > patience.toNanos()) {
        connection.getEndPoint().close();
      }
    }
  }

  private static boolean isUnderway(HttpParser parser) {
    return !parser.isStart() && (parser.inHeaderState() || parser.inContentState());
  }
}
