package dev.verve.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A bare connection to a server, for requests that no client library would send. */
public final class Wire implements AutoCloseable {
  private final Socket socket;

  public Wire(String address) throws IOException {
    URI uri = URI.create(address);
    this.socket = new Socket(uri.getHost(), uri.getPort());
    socket.setSoTimeout(20_000);
  }

  public Wire send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    return this;
  }

  /** Everything up to the end of the connection, which must come within 20 seconds. */
  public String rest() throws IOException {
    StringBuilder text = new StringBuilder();
    InputStream in = socket.getInputStream();
    byte[] part = new byte[4_096];
    try {
      for (int n = in.read(part); n >= 0; n = in.read(part)) {
        text.append(new String(part, 0, n, StandardCharsets.UTF_8));
      }
    } catch (SocketException e) {
      text.append("[reset]");
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
