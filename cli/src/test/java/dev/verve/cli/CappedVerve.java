package dev.verve.cli;

import java.sql.DriverManager;

/** The command line in a process that may write small files only, once it has started. */
final class CappedVerve {
  private CappedVerve() {}

  public static void main(String[] args) throws Exception {
    DriverManager.getConnection("jdbc:duckdb:").close(); // unpacks a large library
    String pid = Long.toString(ProcessHandle.current().pid());
    int status =
        new ProcessBuilder("prlimit", "--pid", pid, "--fsize=1000000")
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException("prlimit failed");
    }
    Verve.main(args);
  }
}
