package dev.verve.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where commands speak: answers to one stream, everything else to the other. Always UTF-8.
 *
 * @param out answers
 * @param err notices, progress and errors
 * @param bytes the stream under {@code out}, for long output
 * @param in standard input
 * @param colour whether answers may carry colour
 * @param progress whether somebody watches
 */
record Console(
    PrintWriter out,
    PrintWriter err,
    OutputStream bytes,
    InputStream in,
    boolean colour,
    boolean progress) {

  /** The streams of the process; the launcher says which of them are terminals. */
  static Console system(StandardOutput answers) {
    Map<String, String> environment = System.getenv();
    boolean plain = environment.containsKey("NO_COLOR") || "dumb".equals(environment.get("TERM"));
    return of(
        answers,
        System.err,
        System.in,
        Boolean.getBoolean("verve.tty.out") && !plain,
        Boolean.getBoolean("verve.tty.err"));
  }

  static Console of(
      OutputStream out, OutputStream err, InputStream in, boolean colour, boolean progress) {
    return new Console(writer(out), writer(err), out, in, colour, progress);
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
  }

  /** Says something that is no answer. */
  void notice(String text) {
    err.println(text);
    err.flush();
  }

  /** Shows what is being done, where somebody watches; the next step takes its place. */
  void step(String text) {
    if (progress) {
      err.print("\r\u001b[K" + (text.isEmpty() ? "" : text + " …"));
      err.flush();
    }
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
