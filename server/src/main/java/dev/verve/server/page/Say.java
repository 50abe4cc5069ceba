package dev.verve.server.page;

import dev.verve.chart.Digits;
import dev.verve.model.Band;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Numbers and names as templates write them. */
public final class Say {
  /** Less than this is shown as no change. */
  private static final double NOTHING = 0.05;

  private static final double LEAST_POINTS = 0.005;
  private static final int LONGEST = 160;
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private Say() {}

  public static String count(long value) {
    return Digits.count(value);
  }

  public static String tenths(double value) {
    return Digits.tenths(value);
  }

  public static String percent(double share) {
    return Digits.percent(share);
  }

  public static String band(String name) {
    return Band.titleOf(name);
  }

  /** A change of a score: an arrow and the number, or that there is none. */
  public static String change(double value) {
    return Math.abs(value) < NOTHING
        ? "0.0"
        : (value < 0 ? "▼ " : "▲ ") + Digits.tenths(Math.abs(value));
  }

  /** A change of a count. */
  public static String change(long value) {
    return value == 0 ? "no change" : (value < 0 ? "▼ " : "▲ ") + Digits.count(Math.abs(value));
  }

  /** The class that colours a change. */
  public static String tone(double value) {
    return Math.abs(value) < NOTHING ? "soft" : value < 0 ? "down" : "up";
  }

  /** A change without an arrow, for columns that explain another. */
  public static String signed(double value) {
    return Math.abs(value) < NOTHING
        ? "0.0"
        : (value < 0 ? "−" : "+") + Digits.tenths(Math.abs(value));
  }

  /** An amount in its own measure: whole where it is. */
  public static String amount(double value) {
    return value == Math.rint(value) ? Digits.count(value) : Digits.tenths(value);
  }

  /** A moment to the minute, in UTC. */
  public static String moment(Instant at) {
    return MINUTE.format(at.atOffset(ZoneOffset.UTC));
  }

  /** The properties of an event, without the braces and quotes of JSON, cut where they are long. */
  public static String properties(String json) {
    String plain = json.replaceAll("[{}\"]", "").replace(":", ": ").replace(",", ", ");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
  }

  /** An id as a part of a path. */
  public static String path(String id) {
    return Frame.encode(id);
  }

  /** A change of points: an arrow and two decimals; a dash where it is unknown. */
  public static String points(double value) {
    if (!Double.isFinite(value)) {
      return Digits.UNKNOWN;
    }
    return Math.abs(value) < LEAST_POINTS
        ? "0.00"
        : (value < 0 ? "▼ " : "▲ ") + Digits.hundredths(Math.abs(value));
  }

  /** The same without an arrow, for what may be chance. */
  public static String plainPoints(double value) {
    return Double.isFinite(value) ? Digits.change(value) : Digits.UNKNOWN;
  }

  /** The class that colours a change of points. */
  public static String pointTone(double value) {
    return !(Math.abs(value) >= LEAST_POINTS) ? "soft" : value < 0 ? "down" : "up";
  }

  /** A version as people tell it apart. */
  public static String brief(String version) {
    return Standing.brief(version);
  }
}
