package dev.verve.server.page;

import dev.verve.server.web.HttpProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down those who guess: after five failures from one address each further one doubles the
 * wait, up to a quarter of an hour. The addresses of the last failures alone are remembered.
 */
final class Attempts {
  private static final int FREE = 5;
  private static final long LONGEST = Duration.ofMinutes(15).toSeconds();
  private static final int MOST = 10_000;

  private record Failures(int number, Instant until) {}

  private final Clock clock;
  private final Map<String, Failures> failed =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MOST;
        }
      };

  Attempts(Clock clock) {
    this.clock = clock;
  }

  /**
   * Lets an attempt pass.
   *
   * @throws HttpProblem where the address has to wait
   */
  synchronized void admit(String address) {
    Failures failures = failed.get(address);
    Instant now = clock.instant();
    if (failures != null && failures.until().isAfter(now)) {
      long seconds = Duration.between(now, failures.until()).toSeconds() + 1;
      throw HttpProblem.tooMany(
          "too many attempts failed; try again in " + seconds + " s", (int) seconds);
    }
  }

  synchronized void failed(String address) {
    Failures before = failed.get(address);
    int number = before == null ? 1 : before.number() + 1;
    long wait = number < FREE ? 0 : Math.min(LONGEST, 1L << Math.min(20, number - FREE + 1));
    failed.put(address, new Failures(number, clock.instant().plusSeconds(wait)));
  }

  synchronized void succeeded(String address) {
    failed.remove(address);
  }
}
