package dev.verve.server.api;

import dev.verve.server.web.JsonText;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Answers JSON with an ETag, and nothing where the asker has it already. */
final class Answers {
  private Answers() {}

  static void json(Context ctx, Object answer) {
    String text = JsonText.of(answer);
    CRC32C checksum = new CRC32C();
    checksum.update(text.getBytes(StandardCharsets.UTF_8));
    String tag = "\"%x-%x\"".formatted(checksum.getValue(), text.length());
    ctx.header("ETag", tag);
    if (tag.equals(ctx.header("If-None-Match"))) {
      ctx.status(304);
      return;
    }
    ctx.contentType("application/json").result(text);
  }
}
