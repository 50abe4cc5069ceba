package dev.verve.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection that is kept open; it speaks just enough HTTP for a server on loopback. */
final class Wire implements AutoCloseable {
  /** An answer. */
  record Answer(int status, String body) {}

  private final Socket socket;
  private final DataInputStream in;

  Wire(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 16 * 1024));
  }

  /** Sends a whole request and waits for its answer. */
  Answer send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    String start = line();
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Answer(Integer.parseInt(start.substring(9, 12)), body);
  }

  /** Asks for a path with a token. */
  Answer get(String path, String token) throws IOException {
    String request =
        "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token;
    return send((request + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
