package dev.verve.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The look of pages and charts: one sheet, light, dark and on paper. */
public final class Style {
  private Style() {}

  /** The sheet for so many bands. */
  public static String sheet(int bands) {
    return read("page.css")
        .replace("/*bands-light*/", BandColours.light(bands))
        .replace("/*bands-dark*/", BandColours.dark(bands));
  }

  private static String read(String name) {
    try (InputStream stream = Style.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the style sheet is missing: " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
