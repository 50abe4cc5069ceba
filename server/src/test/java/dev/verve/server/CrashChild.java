package dev.verve.server;

import dev.verve.problem.UserError;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A server in a process of its own, to be stopped or killed. */
public final class CrashChild {
  private CrashChild() {}

  public static void main(String[] args) throws InterruptedException {
    try {
      Service.run(
          ServerOptions.in(Path.of(args[0])).withPort(0).withMemory("200MB"),
          new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    } catch (UserError e) {
      System.out.println("Refused: " + e.getMessage());
      System.exit(2);
    }
  }
}
