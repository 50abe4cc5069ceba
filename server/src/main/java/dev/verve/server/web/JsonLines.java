package dev.verve.server.web;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Logs of the process as JSON, an object a line: {@code at}, {@code level}, {@code what}, and the
 * fields of what happened. Keys, tokens, bodies and the queries of paths never stand in it.
 */
public final class JsonLines extends Formatter {
  /** Held here, for a logger that nobody holds forgets its level. */
  private static final List<Logger> TALKATIVE =
      List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("io.javalin"));

  private static final Logger LOG = Logger.getLogger("dev.verve.server");

  JsonLines() {}

  /** Makes everything that this process logs a line of JSON on standard error. */
  public static void install() {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    ConsoleHandler lines = new ConsoleHandler();
    lines.setFormatter(new JsonLines());
    root.addHandler(lines);
    TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
  }

  /** Logs that something happened. */
  public static void say(String what, Map<String, Object> fields) {
    log(Level.INFO, what, fields, null);
  }

  /** Logs a failure of ours. */
  public static void fail(String what, Map<String, Object> fields, Throwable failure) {
    log(Level.SEVERE, what, fields, failure);
  }

  private static void log(
      Level level, String what, Map<String, Object> fields, @Nullable Throwable failure) {
    LogRecord happened = new LogRecord(level, what);
    happened.setLoggerName(LOG.getName());
    happened.setParameters(new Object[] {fields});
    happened.setThrown(failure);
    LOG.log(happened);
  }

  /** A line for those who cannot log any more, as when the process ends. */
  public static String line(String what, Map<String, Object> fields) {
    LogRecord happened = new LogRecord(Level.INFO, what);
    happened.setParameters(new Object[] {fields});
    return new JsonLines().format(happened).stripTrailing();
  }

  @Override
  public String format(LogRecord happened) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", Instant.ofEpochMilli(happened.getMillis()).toString());
    line.put("level", word(happened.getLevel()));
    line.put("what", formatMessage(happened));
    Object[] parameters = happened.getParameters();
    if (parameters != null && parameters.length == 1 && parameters[0] instanceof Map<?, ?> fields) {
      fields.forEach((name, value) -> line.put(String.valueOf(name), value));
    }
    if (happened.getThrown() != null) {
      StringWriter trace = new StringWriter();
      happened.getThrown().printStackTrace(new PrintWriter(trace));
      line.put("trace", trace.toString());
    }
    return JsonText.of(line) + "\n";
  }

  private static String word(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "error";
    }
    return level.intValue() >= Level.WARNING.intValue() ? "warning" : "info";
  }
}
