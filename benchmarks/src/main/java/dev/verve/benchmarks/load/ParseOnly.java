package dev.verve.benchmarks.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.InputStream;

/** A server that reads every token of what it is sent, keeps nothing and says so. */
public final class ParseOnly {
  private static final JsonFactory JSON = new JsonFactory();

  private ParseOnly() {}

  public static void main(String[] args) {
    Javalin http =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.routes.post(
                  "/v1/batch",
                  ctx ->
                      ctx.contentType("application/json")
                          .result("{\"texts\":" + texts(ctx.bodyInputStream()) + "}"));
            });
    http.start("127.0.0.1", 0);
    System.out.println("Address: http://127.0.0.1:" + http.port());
    System.out.println("Ready: true");
  }

  private static int texts(InputStream body) throws IOException {
    int texts = 0;
    try (JsonParser parser = JSON.createParser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          texts += parser.getText().isEmpty() ? 0 : 1;
        }
      }
    }
    return texts;
  }
}
