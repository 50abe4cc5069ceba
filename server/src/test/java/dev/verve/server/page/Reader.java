package dev.verve.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.verve.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** Somebody who reads pages without a browser: every page has to answer. */
public final class Reader {
  private static final int COMPUTING = 202;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int PAUSE_MILLIS = 50;

  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final String address;

  private Reader(String address) {
    this.address = address;
  }

  /** Signed in as the admin by the link that a terminal prints. */
  public static Reader signedIn(TestServer server) {
    Reader reader = new Reader(server.address());
    reader.page("/sign-in/" + server.adminToken);
    return reader;
  }

  /** A page, or a file that one offers, once it is computed. */
  public String page(String path) {
    try {
      HttpResponse<String> answer = answer(path);
      for (Instant end = Instant.now().plus(PATIENCE);
          answer.statusCode() == COMPUTING && Instant.now().isBefore(end);
          answer = answer(path)) {
        Thread.sleep(PAUSE_MILLIS);
      }
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> answer(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
  }

  /** What a page says, without its markup. */
  public String text(String path) {
    return page(path).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }
}
