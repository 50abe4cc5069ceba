package dev.verve.sql;

import dev.verve.event.TimeKind;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every engine makes of times that people write, before it reads them in its own way. */
public final class TimeForms {
  private static final LocalDate EARLIEST = LocalDate.of(1971, 1, 1);
  private static final LocalDate EARLIEST_FIRST_DAY = LocalDate.of(1900, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

  /** What is spelled otherwise, in the order in which it is mended. */
  private static final Map<String, String> SPELLINGS = new LinkedHashMap<>();

  static {
    SPELLINGS.put("([+-]\\d\\d:?\\d\\d|[zZ])\\[.*\\]$", "$1"); // a zone's name beside its offset
    SPELLINGS.put("\\[(.*)\\]$", " $1");
    SPELLINGS.put("[zZ]$", "Z");
    SPELLINGS.put("^(\\d{4})(\\d\\d)(\\d\\d)([tT ])", "$1-$2-$3$4");
    SPELLINGS.put("^(\\d{4}-\\d\\d-\\d\\d)[tT ]", "$1T");
    SPELLINGS.put("T(\\d\\d)(\\d\\d)(\\d\\d)", "T$1:$2:$3");
    SPELLINGS.put("T(\\d\\d)(\\d\\d)([^\\d:]|$)", "T$1:$2$3");
    SPELLINGS.put("T(\\d\\d)([ Z+-]|$)", "T$1:00$2");
    SPELLINGS.put("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
    SPELLINGS.put(" +([+-]\\d|Z)", "$1");
  }

  private final Dialect dialect;

  public TimeForms(Dialect dialect) {
    this.dialect = dialect;
  }

  /** The other spellings of ISO 8601, brought to the one that engines read. */
  public String extended(String text) {
    String spelled = "replace(replace(" + text + ", ',', '.'), '\u2212', '-')";
    for (Map.Entry<String, String> step : SPELLINGS.entrySet()) {
      spelled = dialect.replaceMatch(spelled, step.getKey(), step.getValue());
    }
    return spelled;
  }

  /**
   * Whether a time of an event can be meant: the year of the epoch is what zeros, counts and
   * missing values look like, and no event lies centuries ahead.
   */
  public String plausible(String time, TimeKind kind) {
    return between(time, EARLIEST, kind);
  }

  /** Whether a first day can be meant; many systems write their epoch for "always". */
  public String sensible(String instant) {
    return between(instant, EARLIEST_FIRST_DAY, TimeKind.INSTANT);
  }

  private String between(String time, LocalDate first, TimeKind kind) {
    return "%1$s >= %2$s and %1$s < %3$s"
        .formatted(time, dialect.startOf(first, kind), dialect.startOf(LATEST, kind));
  }
}
