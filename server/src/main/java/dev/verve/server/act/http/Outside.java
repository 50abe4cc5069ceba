package dev.verve.server.act.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The way to servers of others. A host's name is resolved once for each connection, and the
 * addresses that were looked at are those that are connected to, so that a name whose addresses
 * change between the two leads nowhere. Redirects are not followed: they are answers like others.
 */
public final class Outside implements AutoCloseable {
  private static final long CONNECT_MILLIS = 5_000;
  private static final long SECONDS = 20;
  private static final int THREADS = 64;
  private static final int CONNECTIONS = 64;

  private final HttpClient client;
  private final Clock clock;

  private Outside(HttpClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * Opens the way.
   *
   * @param net which addresses may be reached
   */
  public static Outside open(Reach net, Clock clock) {
    HttpClient client = new HttpClient();
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("verve-outside");
    threads.setDaemon(true);
    client.setExecutor(threads);
    client.setFollowRedirects(false);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setConnectTimeout(CONNECT_MILLIS);
    client.setMaxConnectionsPerDestination(CONNECTIONS);
    client.setUserAgentField(null);
    client.setSocketAddressResolver(
        (host, port, context, promise) -> resolve(net, host, port, promise));
    try {
      client.start();
      // they would follow redirects and answer challenges, which is for the caller to judge
      client.getProtocolHandlers().clear();
    } catch (Exception e) {
      throw new IllegalStateException("requests to others cannot be sent", e);
    }
    return new Outside(client, clock);
  }

  private static void resolve(
      Reach net, String host, int port, Promise<List<InetSocketAddress>> promise) {
    try {
      List<InetSocketAddress> found = new ArrayList<>();
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (net == Reach.ANYWHERE || !PrivateNet.has(address)) {
          found.add(new InetSocketAddress(address, port));
        }
      }
      if (found.isEmpty()) {
        promise.failed(new PrivateAddressException(host));
      } else {
        promise.succeeded(found);
      }
    } catch (UnknownHostException e) {
      promise.failed(e);
    }
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @throws IOException where none comes in time; it says why, and holds no secret
   */
  public Answer send(String method, URI uri, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    try {
      Request request =
          client
              .newRequest(uri)
              .method(method)
              .timeout(SECONDS, TimeUnit.SECONDS)
              .headers(
                  fields -> {
                    fields.put("User-Agent", "Verve");
                    headers.forEach(fields::put);
                  });
      if (!body.isEmpty()) {
        String type = headers.getOrDefault("Content-Type", "application/json");
        request.body(new BytesRequestContent(type, body.getBytes(StandardCharsets.UTF_8)));
      }
      ContentResponse answer = request.send();
      return Answer.of(
          answer.getStatus(),
          answer.getContentAsString(),
          answer.getHeaders().get("Retry-After"),
          clock.instant());
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + SECONDS + " seconds", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException(
          cause.getClass().getSimpleName().replace("Exception", "") + ": " + cause.getMessage(), e);
    }
  }

  /** Which addresses may be reached. */
  public enum Reach {
    PUBLIC,
    ANYWHERE
  }

  @Override
  public void close() {
    try {
      client.stop();
    } catch (Exception e) {
      throw new IllegalStateException("requests to others did not end", e);
    }
  }
}
