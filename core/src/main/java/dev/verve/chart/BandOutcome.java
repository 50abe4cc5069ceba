package dev.verve.chart;

import static dev.verve.chart.Svg.fill;

import java.util.List;

/** What became of the users of each band: the rate of the outcome with its interval. */
public final class BandOutcome {
  private static final int ROW = 36;
  private static final int HEAD = 26;

  private BandOutcome() {}

  /**
   * A band.
   *
   * @param name as people read it
   * @param users how many
   * @param rate the share with the outcome; not a number where nobody is in the band
   * @param low the lower end of its interval
   * @param high the upper end
   * @param lift the rate over that of everybody; not a number where unknown
   */
  public record Rate(String name, long users, double rate, double low, double high, double lift) {
    boolean isKnown() {
      return Double.isFinite(rate) && Double.isFinite(low) && Double.isFinite(high);
    }
  }

  /** The chart of bands in ascending order; the highest is drawn first. */
  public static Figure of(String title, List<Rate> bands) {
    Grid table = new Grid("bands").text("Band").number("users").number("outcome");
    table.number("95 % from").number("to").number("lift");
    for (Rate band : bands) {
      table.row(
          Cell.text(band.name()),
          Cell.count(band.users()),
          Cell.share(band.rate()),
          Cell.share(band.low()),
          Cell.share(band.high()),
          Cell.number(band.lift(), Digits.hundredths(band.lift())));
    }
    return new Figure(
        title,
        "The share of each band's users with the outcome, from 0 to 100 %, with 95 % intervals.",
        width -> draw(bands, width),
        table);
  }

  private static Svg draw(List<Rate> bands, int width) {
    boolean roomy = width >= Figure.WIDE;
    Scale x = new Scale(0, 1, roomy ? 170 : 104, width - 62.0);
    double bottom = HEAD + bands.size() * ROW;
    Svg svg = new Svg(width, bottom + 4);
    for (int quarter = 0; quarter <= 4; quarter += roomy ? 1 : 2) {
      double at = x.at(quarter / 4.0);
      svg.line(at, HEAD - 6, at, bottom, quarter == 0 ? "axis" : "grid");
      svg.textMiddle(at, 13, "t soft", quarter * 25 + " %");
    }
    for (int i = 0; i < bands.size(); i++) {
      int band = bands.size() - 1 - i;
      row(svg, bands.get(band), band, HEAD + i * ROW, x);
    }
    return svg;
  }

  private static void row(Svg svg, Rate band, int index, double y, Scale x) {
    svg.text(0, y + 15, "t strong", Svg.fit(band.name(), x.start() - 10));
    svg.text(0, y + 31, "t soft", Svg.fit(Digits.count(band.users()) + " users", x.start() - 10));
    if (!band.isKnown()) {
      svg.textEnd(svg.width(), y + 22, "t soft", Digits.UNKNOWN);
      return;
    }
    svg.rect(x.start(), y + 7, x.at(band.rate()) - x.start(), 20, fill(BandColours.of(index)));
    double low = x.at(band.low());
    svg.rect(
        low, y + 15.5, x.at(band.high()) - low, 3, fill("var(--ink)") + " fill-opacity=\"0.6\"");
    svg.textEnd(svg.width(), y + 22, "t strong", Digits.percent(band.rate()));
    String words =
        "%s: %s of %s users, 95 %% interval %s to %s"
            .formatted(
                band.name(),
                Digits.percent(band.rate()),
                Digits.count(band.users()),
                Digits.percent(band.low()),
                Digits.percent(band.high()));
    svg.tip(0, y, svg.width(), ROW, words);
  }
}
