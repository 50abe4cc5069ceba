package dev.verve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.server.web.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A server that runs, asked by its API. */
final class Remote {
  private static final int FIRST_ERROR = 400;

  private final String url;
  private final String token;

  Remote(String url, String token) {
    this.url = url.replaceFirst("/+$", "");
    this.token = token;
  }

  /** Sends a request; yields the JSON of its answer. */
  JsonNode json(String method, String path, String body) {
    try (InputStream answer = stream(method, path, body)) {
      return JsonText.MAPPER.readTree(answer);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /**
   * Sends a request; yields its answer, which the caller closes.
   *
   * @throws UserError with what the server says is wrong
   */
  InputStream stream(String method, String path, String body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + path))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .method(method, BodyPublishers.ofString(body))
              .build();
      HttpResponse<InputStream> response =
          HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
      if (response.statusCode() >= FIRST_ERROR) {
        throw refused(response);
      }
      return response.body();
    } catch (IllegalArgumentException e) {
      throw UserError.of(
          Place.option("--url " + url), "this is no address", "Write http://127.0.0.1:8642.");
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private UserError refused(HttpResponse<InputStream> response) {
    try (InputStream body = response.body()) {
      return UserError.of(
          Place.option(url), JsonText.MAPPER.readTree(body).path("detail").asText(), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private UserError unreachable(IOException e) {
    return UserError.of(
        Place.option("--url " + url),
        "the server cannot be reached: " + e.getMessage(),
        "Start it with `verve serve`, or give --data of a stopped one.");
  }
}
