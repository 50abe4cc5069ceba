package dev.verve.alert;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps a rule from being raised again too soon by the same subject. Days must be asked about in
 * their order. Not safe for use by several threads.
 */
public final class CoolDown {
  private final int days;
  private final Map<String, LocalDate> last = new HashMap<>();

  /**
   * A cool-down.
   *
   * @param days after an alert in which there is no other; 0 lets all through
   */
  public CoolDown(int days) {
    this.days = days;
  }

  /** Notes an alert of before. */
  public void raised(String subject, LocalDate day) {
    last.merge(subject, day, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** Whether a subject may raise the rule on a day; if so, that is noted. */
  public boolean lets(String subject, LocalDate day) {
    LocalDate before = last.get(subject);
    if (before != null && (before.equals(day) || day.isBefore(before.plusDays(days)))) {
      return false;
    }
    raised(subject, day);
    return true;
  }
}
