package dev.verve.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Hashes of what a score depends on: SHA-256 over canonical text, the first 16 hex digits. */
public final class Fingerprint {
  private Fingerprint() {}

  /**
   * The hash of what decides raw points and scores. Titles, owners, bands, segments and outcomes
   * are left out, so that changing them asks for no new calibration.
   */
  public static String ofScoring(ScoreModel model) {
    return hash(Canonical.scoring(model));
  }

  /** The version that stands on every score: model and lock together. */
  public static String version(ScoreModel model, @Nullable Lock lock) {
    return hash(Canonical.whole(model) + (lock == null ? "" : LockText.of(lock)));
  }

  /** The hash of any text. */
  public static String ofText(String text) {
    return hash(text);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
