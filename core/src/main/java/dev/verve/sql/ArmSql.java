package dev.verve.sql;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Assigns users to arms in the engine, exactly as {@code insight.impact.Assignment} does for one
 * id: the first 53 bits of a hash are a place between 0 and 1, and the arms share that line.
 */
final class ArmSql {
  private static final int DIGITS = 13;
  private static final String LAST_BIT = Double.toString(0x1p-53);

  private ArmSql() {}

  /** The hash of a salt, a colon and an id. */
  static String hash(Dialect dialect, String salt, String id) {
    return dialect.sha256("concat(" + dialect.text(salt + ":") + ", " + id + ")");
  }

  /** The place of a hash, from 0 to below 1; sums of halves are exact. */
  static String place(String hash) {
    StringBuilder sum = new StringBuilder();
    for (int digit = 1; digit <= DIGITS; digit++) {
      sum.append(
          "(instr('0123456789abcdef', substr(%s, %d, 1)) - 1) * %s + "
              .formatted(hash, digit, Math.pow(16, -digit)));
    }
    return "%scase when substr(%s, %d, 1) >= '8' then %s else 0e0 end"
        .formatted(sum, hash, DIGITS + 1, LAST_BIT);
  }

  /** The arm at a place. */
  static String arm(Dialect dialect, String place, Map<String, Double> shares) {
    double whole = shares.values().stream().mapToDouble(share -> share).sum();
    StringBuilder cases = new StringBuilder("case");
    String left = "%s * %se0".formatted(place, plain(whole));
    String last = "";
    for (Map.Entry<String, Double> share : shares.entrySet()) {
      last = dialect.text(share.getKey());
      left = "(%s - %se0)".formatted(left, plain(share.getValue()));
      cases.append(" when ").append(left).append(" < 0 then ").append(last);
    }
    return cases + " else " + last + " end";
  }

  private static String plain(double value) {
    return new BigDecimal(value).toPlainString();
  }
}
