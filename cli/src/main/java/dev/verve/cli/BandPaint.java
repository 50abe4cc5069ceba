package dev.verve.cli;

import dev.verve.model.Band;
import dev.verve.model.Bands;
import java.util.List;

/** The bands' colours and blocks in a terminal: the same order of lightness everywhere. */
final class BandPaint {
  private static final List<String> COLOURS =
      List.of("38;2;180;187;198", "38;2;233;180;76", "38;2;42;157;143", "38;2;110;116;224");
  private static final List<String> BLOCKS = List.of("░", "▒", "▓", "█");

  private final Bands bands;
  private final boolean colour;

  BandPaint(Bands bands, boolean colour) {
    this.bands = bands;
    this.colour = colour;
  }

  /** A bar of so many blocks in the band's look. */
  String bar(int band, double share, int width) {
    int length = (int) Math.round(share * width);
    String bar = BLOCKS.get(look(band)).repeat(share > 0 ? Math.max(1, length) : 0);
    return paint(band, bar);
  }

  /** A band's name as people read it, in its colour. */
  String name(int band) {
    return paint(band, title(bands.names().get(band)));
  }

  /** A band's name as people read it. */
  static String title(String slug) {
    return Band.titleOf(slug);
  }

  private String paint(int band, String text) {
    return colour && !text.isEmpty()
        ? "\u001b[" + COLOURS.get(look(band)) + "m" + text + "\u001b[0m"
        : text;
  }

  /** Models with more or fewer bands spread over the same four looks. */
  private int look(int band) {
    int last = bands.list().size() - 1;
    return last == 0 ? 3 : (int) Math.round(3.0 * band / last);
  }
}
