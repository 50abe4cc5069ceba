package dev.verve.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.verve.server.web.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI description: the paths of the API from its routes; those of others, and what answers
 * look like, from files.
 */
final class Description {
  private final List<Route> routes;
  private volatile @Nullable String text;

  Description(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /** The document, made when it is first asked for: few ask, and all wait for the start. */
  String text() {
    String known = text;
    if (known == null) {
      known = document();
      text = known;
    }
    return known;
  }

  private String document() {
    ObjectNode document = read("openapi.json");
    ObjectNode components = (ObjectNode) document.get("components");
    components.set("schemas", read("schemas.json"));
    ObjectNode paths = (ObjectNode) document.get("paths");
    for (Route route : routes) {
      paths
          .withObjectProperty(route.path())
          .set(route.method(), JsonText.MAPPER.valueToTree(route.describe()));
    }
    return document.toString();
  }

  private static ObjectNode read(String name) {
    try (InputStream stream = Description.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("no " + name);
      }
      return (ObjectNode) JsonText.MAPPER.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
