package dev.verve.server.page;

import dev.verve.server.api.Head;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * What the numbers of a page stand on, as its top line says it.
 *
 * @param model the title of the model
 * @param version the version in short
 * @param asOf the date of the scores
 * @param zone the time zone in which days begin
 * @param refreshed when the scores were computed
 * @param isProvisional whether the scale still waits for enough users
 */
public record Standing(
    String model,
    String version,
    LocalDate asOf,
    String zone,
    String refreshed,
    boolean isProvisional) {
  private static final int SHORT = 7;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'");

  static Standing of(Head head) {
    String version = head.model().version();
    return new Standing(
        head.model().model().title(),
        brief(version),
        head.asOf(),
        head.model().model().timezone().getId(),
        MINUTE.format(head.live().refreshedAt().atOffset(ZoneOffset.UTC)),
        head.model().isProvisional());
  }

  /** A version as people tell it apart. */
  static String brief(String version) {
    return version.length() <= SHORT ? version : version.substring(0, SHORT);
  }
}
