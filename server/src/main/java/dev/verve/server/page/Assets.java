package dev.verve.server.page;

import dev.verve.chart.Style;
import dev.verve.server.web.HttpProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * Style sheets and scripts, out of the jar. Their addresses carry a checksum, so that browsers keep
 * them for a year and still see each change at once.
 */
final class Assets {
  private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";
  private static final String LONG = "public, max-age=31536000, immutable";

  private static final class Asset {
    private final byte[] bytes;
    private final String type;
    private final String checksum;

    Asset(byte[] bytes, String type) {
      CRC32C sum = new CRC32C();
      sum.update(bytes);
      this.bytes = bytes;
      this.type = type;
      this.checksum = Long.toHexString(sum.getValue());
    }
  }

  private final Map<String, Asset> assets = new ConcurrentHashMap<>();

  Assets() {
    assets.put("htmx.js", new Asset(read(HTMX), "text/javascript"));
    for (String script : new String[] {"app.js", "editor.js", "complete.js"}) {
      assets.put(script, new Asset(read(script), "text/javascript"));
    }
    assets.put("app.css", new Asset(read("app.css"), "text/css"));
    assets.put("icon.svg", new Asset(read("icon.svg"), "image/svg+xml"));
  }

  /** Adds the route. */
  void register(RoutesConfig routes) {
    routes.get("/assets/{checksum}/{name}", this::serve);
  }

  private void serve(Context ctx) {
    Asset found = assets.get(ctx.pathParam("name"));
    if (found == null) {
      throw HttpProblem.missing("there is no such file");
    }
    boolean current = found.checksum.equals(ctx.pathParam("checksum"));
    ctx.header("Cache-Control", current ? LONG : "no-cache");
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.contentType(found.type + "; charset=utf-8").result(found.bytes);
  }

  /** The address of a file. */
  String of(String name) {
    Asset found = assets.get(name);
    if (found == null) {
      throw new IllegalStateException("there is no asset " + name);
    }
    return "/assets/" + found.checksum + "/" + name;
  }

  /** The address of the sheet of charts and tables for so many bands. */
  String charts(int bands) {
    String name = "charts-" + bands + ".css";
    assets.computeIfAbsent(
        name, key -> new Asset(Style.sheet(bands).getBytes(StandardCharsets.UTF_8), "text/css"));
    return of(name);
  }

  private static byte[] read(String name) {
    try (InputStream stream = Assets.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("an asset is missing: " + name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
