package dev.verve.server;

import java.io.IOException;
import java.nio.file.Path;

/** A server in a process of its own, to be killed. */
public final class CrashChild {
  private CrashChild() {}

  public static void main(String[] args) throws IOException {
    VerveServer server = VerveServer.start(ServerOptions.in(Path.of(args[0])).withPort(0));
    server.notices().forEach(System.out::println);
    System.out.println("Ready");
    System.out.flush();
    if (System.in.read() < 0) {
      server.close();
    }
  }
}
