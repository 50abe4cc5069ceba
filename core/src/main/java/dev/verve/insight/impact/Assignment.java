package dev.verve.insight.impact;

import static dev.verve.problem.Check.require;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Assigns users to arms by chance, and always to the same arm: SHA-256 of the salt, a colon and the
 * id decides, so nothing is stored and every system agrees. Each experiment needs a salt of its
 * own, or its arms repeat those of another.
 */
public final class Assignment {
  private static final int DISCARDED = Long.SIZE - 53;
  private static final double STEPS = 0x1p53;

  private final String salt;
  private final Map<String, Double> shares;
  private final double whole;

  /**
   * An assignment.
   *
   * @param salt the name of the experiment
   * @param shares the arms in order with their shares, in any unit, at least one
   */
  public Assignment(String salt, Map<String, Double> shares) {
    require(!salt.isBlank(), "an assignment needs a salt");
    require(!shares.isEmpty(), "an assignment needs an arm");
    require(shares.values().stream().allMatch(s -> s > 0), "shares must be above 0");
    this.salt = salt;
    this.shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
    this.whole = shares.values().stream().mapToDouble(share -> share).sum();
  }

  /** The arm of a user. */
  public String arm(String id) {
    double left = position(salt, id) * whole;
    String last = "";
    for (Map.Entry<String, Double> arm : shares.entrySet()) {
      last = arm.getKey();
      left -= arm.getValue();
      if (left < 0) {
        break;
      }
    }
    return last;
  }

  /** Where the id falls between 0 and 1, evenly over ids. */
  public static double position(String salt, String id) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((salt + ":" + id).getBytes(StandardCharsets.UTF_8));
      return (ByteBuffer.wrap(hash).getLong() >>> DISCARDED) / STEPS;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
