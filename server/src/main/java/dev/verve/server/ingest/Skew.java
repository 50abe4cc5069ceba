package dev.verve.server.ingest;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Brings the times of a device's clock to the server's, as the Segment specification says:
 * timestamp − (sentAt − receivedAt). It takes the way from device to server for instant, so that a
 * slow request shifts its events later by as much. A time that still lies in the future becomes the
 * time of arrival: nothing can have happened after it was told.
 *
 * @param sentAt when the device sent, by its own clock; null where it does not say
 * @param receivedAt when it arrived, by the server's clock
 */
record Skew(@Nullable Instant sentAt, Instant receivedAt) {
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

  /** The server's time of an event. */
  Instant correct(@Nullable Instant timestamp) throws Unusable {
    if (timestamp == null) {
      return receivedAt;
    }
    Instant corrected =
        sentAt == null ? timestamp : timestamp.plus(Duration.between(sentAt, receivedAt));
    if (corrected.isBefore(EARLIEST)) {
      throw new Unusable("timestamp", "the time lies before 1990: " + corrected);
    }
    return corrected.isAfter(receivedAt) ? receivedAt : corrected;
  }
}
