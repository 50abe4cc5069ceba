package dev.verve.server.ingest;

import dev.verve.server.web.HttpProblem;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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

  private Body() {}

  /** Reads JSON that may be gzipped. */
  static byte[] read(InputStream stream) throws IOException {
    return unpacked(bounded(stream));
  }

  /** Reads JSON that may be gzipped, or base64 in a form's field {@code data}, or both. */
  static byte[] readForm(InputStream stream) throws IOException {
    byte[] bytes = unpacked(bounded(stream));
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
      return bounded(stream);
    } catch (ZipException | EOFException e) {
      throw HttpProblem.malformed("$: the gzip stream is broken");
    }
  }

  private static byte[] bounded(InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(MOST + 1);
    if (bytes.length > MOST) {
      throw HttpProblem.tooLarge("a request holds at most 500 KB; send smaller batches");
    }
    return bytes;
  }
}
