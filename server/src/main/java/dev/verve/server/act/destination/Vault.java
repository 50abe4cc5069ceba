package dev.verve.server.act.destination;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts secrets at rest: AES-256 in Galois counter mode, a random nonce each, bound to the name
 * of the destination that they belong to. The key is the SHA-256 of the text in {@value #VARIABLE},
 * which should hold at least 128 random bits.
 */
public final class Vault {
  /** The variable of the environment that holds the key. */
  public static final String VARIABLE = "VERVE_SECRET_KEY";

  private static final int LEAST = 16;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final String VERSION = "v1:";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final @Nullable SecretKeySpec key;

  private Vault(@Nullable SecretKeySpec key) {
    this.key = key;
  }

  /**
   * A vault with the key of the environment; without one it keeps and opens nothing.
   *
   * @throws UserError where the key is too short
   */
  public static Vault of(Optional<String> text) {
    if (text.isEmpty()) {
      return new Vault(null);
    }
    if (text.get().length() < LEAST) {
      throw UserError.of(
          Place.option(VARIABLE),
          "the key is shorter than " + LEAST + " characters",
          "Make one with `openssl rand -base64 32`.");
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.get().getBytes(StandardCharsets.UTF_8));
      return new Vault(new SecretKeySpec(digest, "AES"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Encrypts a text for somebody. */
  String lock(String text, String owner) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    byte[] locked =
        cipher(Cipher.ENCRYPT_MODE, nonce, owner, text.getBytes(StandardCharsets.UTF_8));
    byte[] both = ByteBuffer.allocate(NONCE + locked.length).put(nonce).put(locked).array();
    return VERSION + Base64.getEncoder().encodeToString(both);
  }

  /**
   * Decrypts what was encrypted for somebody.
   *
   * @throws UserError where the key is another one, or the text was changed
   */
  String open(String locked, String owner) {
    byte[] both = Base64.getDecoder().decode(locked.substring(VERSION.length()));
    byte[] nonce = Arrays.copyOf(both, NONCE);
    byte[] text =
        cipher(Cipher.DECRYPT_MODE, nonce, owner, Arrays.copyOfRange(both, NONCE, both.length));
    return new String(text, StandardCharsets.UTF_8);
  }

  private byte[] cipher(int mode, byte[] nonce, String owner, byte[] text) {
    SecretKeySpec held = key;
    if (held == null) {
      throw UserError.of(
          Place.option(VARIABLE),
          "secrets are kept encrypted, and no key is set",
          "Set it in the environment of the server: export "
              + VARIABLE
              + "=$(openssl rand -base64 32), and keep it safe.");
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, held, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw UserError.of(
          Place.option(VARIABLE),
          "the secrets of " + owner + " do not open with this key",
          "Set the key with which they were kept, or give the secrets anew.");
    }
  }
}
