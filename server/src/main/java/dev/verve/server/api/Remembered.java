package dev.verve.server.api;

import dev.verve.answer.Fields;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers that take seconds, kept until something they stand on changes: the model, the date or the
 * events. Answers are computed one after another, so that many askers at once cost no more than
 * one.
 */
final class Remembered {
  private static final int MOST = 64;

  private final Map<String, Map<String, @Nullable Object>> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(
            Map.Entry<String, Map<String, @Nullable Object>> eldest) {
          return size() > MOST;
        }
      };

  private final Object computing = new Object();

  /** Answers a request with the fields that stand first and those of the answer. */
  void json(Context ctx, Head head, Consumer<Fields> answer) {
    String key = head.stamp() + ctx.path() + '?' + ctx.queryString();
    Map<String, @Nullable Object> found = find(key);
    if (found == null) {
      synchronized (computing) {
        found = find(key);
        if (found == null) {
          found = Fields.of(answer);
          keep(key, found);
        }
      }
    }
    Map<String, Object> fields = head.fields();
    fields.putAll(found);
    Answers.json(ctx, fields);
  }

  private @Nullable Map<String, @Nullable Object> find(String key) {
    synchronized (kept) {
      return kept.get(key);
    }
  }

  private void keep(String key, Map<String, @Nullable Object> answer) {
    synchronized (kept) {
      kept.put(key, answer);
    }
  }
}
