package dev.verve.chart;

import java.util.Locale;

/**
 * The colours of bands, ordered in lightness and alike everywhere. Four bands have the four that
 * people know; more or fewer take evenly spaced steps between the first and the last of them.
 */
final class BandColours {
  private static final int[] LIGHT = {0xB4BBC6, 0xE9B44C, 0x2A9D8F, 0x3A3FA8};
  private static final int[] DARK = {0xB4BBC6, 0xE9B44C, 0x45C4B0, 0x8B90F0};

  /** More bands than this have colours that nobody tells apart. */
  static final int MOST = 12;

  private BandColours() {}

  /** The paint of a band, the lowest being 0. */
  static String of(int band) {
    return "var(--band-" + Math.min(band, MOST - 1) + ")";
  }

  /** The custom properties for so many bands on a light ground. */
  static String light(int bands) {
    return properties(LIGHT, bands);
  }

  /** The custom properties for so many bands on a dark ground. */
  static String dark(int bands) {
    return properties(DARK, bands);
  }

  private static String properties(int[] anchors, int bands) {
    StringBuilder css = new StringBuilder();
    int shown = Math.min(bands, MOST);
    for (int band = 0; band < shown; band++) {
      double place = shown == 1 ? 1 : (double) band / (shown - 1);
      css.append("--band-%d:%s;".formatted(band, between(anchors, place)));
    }
    return css.toString();
  }

  private static String between(int[] anchors, double place) {
    double at = place * (anchors.length - 1);
    int lower = (int) Math.min(anchors.length - 2, Math.floor(at));
    double part = at - lower;
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double from = (anchors[lower] >> shift) & 0xFF;
      double to = (anchors[lower + 1] >> shift) & 0xFF;
      mixed |= (int) Math.round(from + part * (to - from)) << shift;
    }
    return String.format(Locale.ROOT, "#%06X", mixed);
  }
}
