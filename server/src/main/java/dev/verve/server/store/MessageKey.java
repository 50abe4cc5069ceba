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

  private static final ThreadLocal<MessageDigest> MD5 =
      ThreadLocal.withInitial(
          () -> {
            try {
              return MessageDigest.getInstance("MD5");
            } catch (NoSuchAlgorithmException e) {
              throw new IllegalStateException("every Java platform has MD5", e);
            }
          });

  static MessageKey of(String messageId) {
    ByteBuffer digest =
        ByteBuffer.wrap(MD5.get().digest(messageId.getBytes(StandardCharsets.UTF_8)));
    return new MessageKey(digest.getLong(), digest.getLong());
  }
}
