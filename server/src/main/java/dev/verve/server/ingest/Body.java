package dev.verve.server.ingest;

import dev.verve.server.web.HttpProblem;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a request, unpacked. The limit holds before and after unpacking, and reading stops
 * there, so that a small request cannot become a large one.
 */
final class Body {
  /** The most that one request may hold, packed or not. */
  static final int MOST = 500 * 1024;

  /** So much room is made for what a stranger says will come. */
  private static final int USUAL = 64 * 1024;

  private static final long UNKNOWN = -1;

  private Body() {}

  /**
   * Reads JSON that may be gzipped.
   *
   * @param length how many bytes are said to come; below 0 where that is not said
   */
  static byte[] read(InputStream stream, long length) throws IOException {
    return unpacked(bounded(stream, length));
  }

  /**
   * Reads JSON that may be gzipped, or base64 in a form's field {@code data}, or both.
   *
   * @param length how many bytes are said to come; below 0 where that is not said
   */
  static byte[] readForm(InputStream stream, long length) throws IOException {
    byte[] bytes = unpacked(bounded(stream, length));
    int first = firstVisible(bytes);
    if (first == '{' || first == '[') {
      return bytes;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
    for (String field : text.split("&", -1)) {
      if (field.startsWith("data=")) {
        text = decoded(field.substring("data=".length()));
      }
    }
    if (text.startsWith("{") || text.startsWith("[")) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return unpacked(Base64.getMimeDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw HttpProblem.malformed("$: the body is neither JSON nor base64");
    }
  }

  private static String decoded(String field) {
    try {
      return URLDecoder.decode(field, StandardCharsets.UTF_8).replace(' ', '+');
    } catch (IllegalArgumentException e) {
      throw HttpProblem.malformed("$: the form is not encoded as forms are");
    }
  }

  private static int firstVisible(byte[] bytes) {
    for (byte b : bytes) {
      if (b > ' ') {
        return b;
      }
    }
    return -1;
  }

  private static byte[] unpacked(byte[] bytes) throws IOException {
    boolean gzipped = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    if (!gzipped) {
      return bytes;
    }
    try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return bounded(stream, UNKNOWN);
    } catch (ZipException | EOFException e) {
      throw HttpProblem.malformed("$: the gzip stream is broken");
    }
  }

  /** One array of the right size where the length is told, which spares the memory much. */
  private static byte[] bounded(InputStream stream, long length) throws IOException {
    byte[] bytes;
    if (length >= 0 && length <= USUAL) {
      bytes = new byte[(int) length];
      int read = stream.readNBytes(bytes, 0, bytes.length);
      bytes = read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
    } else {
      bytes = stream.readNBytes(MOST + 1);
    }
    if (bytes.length > MOST) {
      throw HttpProblem.tooLarge("a request holds at most 500 KB; send smaller batches");
    }
    return bytes;
  }
}
