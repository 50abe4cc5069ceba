package dev.verve.demo;

import java.time.ZoneOffset;

/**
 * Where people work. One fixed offset from UTC a country, without summer time, keeps the bytes
 * independent of the time-zone tables of the machine.
 */
public enum Country {
  UNITED_STATES("US", -360, 0.30, 0.35, 1.0),
  GERMANY("DE", 60, 0.18, 0.25, 1.1),
  UNITED_KINGDOM("GB", 0, 0.12, 0.28, 1.0),
  FRANCE("FR", 60, 0.09, 0.30, 1.1),
  BRAZIL("BR", -180, 0.09, 0.40, 1.7),
  INDIA("IN", 330, 0.09, 0.75, 1.9),
  JAPAN("JP", 540, 0.07, 0.55, 1.3),
  AUSTRALIA("AU", 600, 0.06, 0.35, 1.6);

  private final String code;
  private final ZoneOffset offset;
  private final double share;
  private final double yearEndPace;
  private final double latency;

  Country(String code, int offsetMinutes, double share, double yearEndPace, double latency) {
    this.code = code;
    this.offset = ZoneOffset.ofTotalSeconds(offsetMinutes * 60);
    this.share = share;
    this.yearEndPace = yearEndPace;
    this.latency = latency;
  }

  /** The ISO 3166-1 alpha-2 code. */
  public String code() {
    return code;
  }

  ZoneOffset offset() {
    return offset;
  }

  /** The pace of work between Christmas and New Year, as a share of an ordinary week's. */
  double yearEndPace() {
    return yearEndPace;
  }

  /** How slow pages load, relative to the place nearest to the servers. */
  double latency() {
    return latency;
  }

  static Country draw(Dice dice) {
    double left = dice.unit();
    for (Country country : values()) {
      left -= country.share;
      if (left < 0) {
        return country;
      }
    }
    return UNITED_STATES;
  }
}
