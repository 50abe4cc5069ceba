package dev.verve.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL text in a file of its own, one relation each, with {@code :name} where a plan puts a literal
 * or a fragment. A name without a value, and a value without a name, are bugs and throw.
 */
public final class SqlFile {
  private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z_]+)");
  private static final Map<String, String> LOADED = new ConcurrentHashMap<>();

  private SqlFile() {}

  /** The text of {@code <relation>.sql} with its parameters filled in. */
  public static String render(String relation, Map<String, String> parameters) {
    String text = LOADED.computeIfAbsent(relation, SqlFile::load);
    Matcher matcher = PARAMETER.matcher(text);
    StringBuilder rendered = new StringBuilder();
    int used = 0;
    while (matcher.find()) {
      String value = parameters.get(matcher.group(1));
      if (value == null) {
        throw new IllegalStateException(relation + ".sql: no value for :" + matcher.group(1));
      }
      used++;
      matcher.appendReplacement(rendered, Matcher.quoteReplacement(value));
    }
    if (used < parameters.size()) {
      throw new IllegalStateException(relation + ".sql: not all of " + parameters.keySet());
    }
    return matcher.appendTail(rendered).toString().strip();
  }

  private static String load(String relation) {
    try (InputStream stream = SqlFile.class.getResourceAsStream(relation + ".sql")) {
      if (stream == null) {
        throw new IllegalStateException("no file " + relation + ".sql");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
