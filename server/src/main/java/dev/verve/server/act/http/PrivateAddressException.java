package dev.verve.server.act.http;

import java.io.IOException;

/** A host whose name leads into a private net, where no request is sent. */
final class PrivateAddressException extends IOException {
  private static final long serialVersionUID = 1L;

  PrivateAddressException(String host) {
    super(
        host
            + " is a private address, to which nothing is sent; the server's setting"
            + " allow_private lets it");
  }
}
