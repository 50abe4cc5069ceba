package dev.verve.server.ingest;

import dev.verve.server.web.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Basic authentication, whose user is the write key and whose password is empty. */
final class Basic {
  private Basic() {}

  /** The user of a header such as {@code Basic a2V5Og==}. */
  static String user(String header) {
    try {
      byte[] pair = Base64.getDecoder().decode(header.substring("Basic ".length()).strip());
      String text = new String(pair, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0 ? text : text.substring(0, colon);
    } catch (IllegalArgumentException e) {
      throw HttpProblem.unauthorized("the Authorization header is not basic authentication");
    }
  }
}
