package dev.verve.server.act.http;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * A server of somebody else on loopback, which does what a test says and remembers all requests.
 */
public final class FakeServer implements AutoCloseable {
  private final Javalin http;
  private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
  private volatile Function<Request, Reply> behaviour = request -> Reply.of(200, "{}");

  /** A request as it came. */
  public record Request(String method, String path, Map<String, String> headers, String body) {
    /** A header by its name, whatever its letters. */
    public String header(String name) {
      return headers.entrySet().stream()
          .filter(entry -> entry.getKey().equalsIgnoreCase(name))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElse("");
    }
  }

  /** What is answered. */
  public record Reply(int status, String body, Map<String, String> headers) {
    public static Reply of(int status, String body) {
      return new Reply(status, body, Map.of());
    }

    public static Reply of(int status, String body, String header, String value) {
      return new Reply(status, body, Map.of(header, value));
    }
  }

  /** Starts one on a free port. */
  public FakeServer() {
    this.http =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.startup.startupWatcherEnabled = false;
              config.routes.get("/*", this::answer);
              config.routes.post("/*", this::answer);
              config.routes.patch("/*", this::answer);
            });
    http.start("127.0.0.1", 0);
  }

  private void answer(Context ctx) {
    Request request =
        new Request(ctx.method().name(), ctx.path(), Map.copyOf(ctx.headerMap()), ctx.body());
    requests.add(request);
    Reply reply = behaviour.apply(request);
    reply.headers().forEach(ctx::header);
    ctx.status(reply.status()).contentType("application/json").result(reply.body());
  }

  public String address() {
    return "http://127.0.0.1:" + http.port();
  }

  /** What it answers from now on. */
  public void behave(Function<Request, Reply> next) {
    behaviour = next;
  }

  /** All requests so far, in their order. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    http.stop();
  }
}
