package dev.verve.server.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The 128-bit hash of a message id: with a billion ids the chance that any two meet is 1e-21. MD5
 * serves, since only the holder of the write key could make two meet, to the harm of their own
 * data.
 *
 * @param high the first eight bytes
 * @param low the other eight
 */
record MessageKey(long high, long low) {

  static MessageKey of(String messageId) {
    try {
      ByteBuffer digest =
          ByteBuffer.wrap(
              MessageDigest.getInstance("MD5").digest(messageId.getBytes(StandardCharsets.UTF_8)));
      return new MessageKey(digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
