package dev.verve.server.act.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.web.JsonText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered.
 *
 * @param status the status of HTTP
 * @param body the body as text
 * @param retryAfter when it asks to be left alone until; empty where it does not
 */
public record Answer(int status, String body, Optional<Instant> retryAfter) {
  private static final int LONGEST = 300;
  private static final Duration MOST = Duration.ofDays(1);

  static Answer of(int status, String body, @Nullable String retryAfter, Instant now) {
    return new Answer(status, body, Optional.ofNullable(retryAfter).flatMap(it -> when(it, now)));
  }

  /** A number of seconds or a date (RFC 9110, 10.2.3); at most a day. */
  private static Optional<Instant> when(String text, Instant now) {
    try {
      Instant asked =
          text.strip().matches("\\d{1,9}")
              ? now.plusSeconds(Long.parseLong(text.strip()))
              : ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(asked.isAfter(now.plus(MOST)) ? now.plus(MOST) : asked);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  public boolean isDone() {
    return status >= 200 && status < 300;
  }

  /** Whether the same request may succeed later. */
  public boolean isPassing() {
    return status == 408 || status == 425 || status == 429 || status >= 500;
  }

  /** The body as JSON; a missing node where it is none. */
  public JsonNode json() {
    try {
      return JsonText.MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      return JsonText.MAPPER.missingNode();
    }
  }

  /** The answer in short, for the log. */
  public String brief() {
    String text = body.strip().replaceAll("\\s+", " ");
    return status
        + (text.isEmpty() ? "" : " " + text.substring(0, Math.min(LONGEST, text.length())));
  }
}
