package dev.verve.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Requests and answers: JSON over HTTP, problems as exceptions. */
final class Wire {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TOO_MANY = 429;
  private static final int MISSING = 404;
  private static final int FIRST_ERROR = 400;
  private static final int MOST_TRIES = 5;
  private static final long LONGEST_WAIT = 30;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final String token;

  Wire(String url, String token) {
    this.url = url.replaceFirst("/+$", "");
    this.token = token;
  }

  <T> T get(String path, Class<T> kind) {
    return read(send(request(path).GET()), kind);
  }

  /** The answer, or empty where there is nothing by this name. */
  <T> Optional<T> find(String path, Class<T> kind) {
    try {
      return Optional.of(get(path, kind));
    } catch (VerveException e) {
      if (e.status() == MISSING) {
        return Optional.empty();
      }
      throw e;
    }
  }

  <T> T post(String path, Object body, Class<T> kind) {
    try {
      String text = JSON.writeValueAsString(body);
      return read(
          send(
              request(path)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(text))),
          kind);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the request is no JSON", e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      for (int tries = 1; response.statusCode() == TOO_MANY && tries < MOST_TRIES; tries++) {
        Thread.sleep(Duration.ofSeconds(wait(response)).toMillis());
        response = http.send(request.build(), BodyHandlers.ofString());
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException("the server cannot be reached at " + url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VerveException(0, "the request was interrupted");
    }
  }

  private static long wait(HttpResponse<String> response) {
    long told = response.headers().firstValueAsLong("Retry-After").orElse(1);
    return Math.max(1, Math.min(LONGEST_WAIT, told));
  }

  private static <T> T read(HttpResponse<String> response, Class<T> kind) {
    if (response.statusCode() >= FIRST_ERROR) {
      throw new VerveException(response.statusCode(), detail(response.body()));
    }
    try {
      return JSON.readValue(response.body(), kind);
    } catch (JsonProcessingException e) {
      throw new VerveException(response.statusCode(), "the answer is not this API's");
    }
  }

  private static String detail(String body) {
    try {
      JsonNode problem = JSON.readTree(body);
      return problem.path("detail").asText(body);
    } catch (JsonProcessingException e) {
      return body;
    }
  }
}
