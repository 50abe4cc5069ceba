package dev.verve.chart;

import static dev.verve.chart.Svg.fill;

import java.util.ArrayList;
import java.util.List;

/**
 * Who moved between bands. Bands stand in order from bottom to top, before on the left and after on
 * the right; those who moved are drawn stronger than those who stayed, and those who came or left
 * stand below the bands.
 */
public final class Sankey {
  private static final int NODE = 12;
  private static final int SLOT = 42;
  private static final int GAP = 10;
  private static final int HEAD = 28;
  private static final int FLOWS = 240;
  private static final int LABEL = 88;
  private static final String OUTSIDE = "var(--bar-soft)";

  private Sankey() {}

  /** The place of those who are not there at a date. */
  public static final int NOWHERE = -1;

  /**
   * Users who moved alike.
   *
   * @param from the index of the band before, or {@link #NOWHERE}
   * @param to the index of the band after, or {@link #NOWHERE}
   * @param users how many
   */
  public record Flow(int from, int to, long users) {
    boolean stays() {
      return from == to;
    }
  }

  /**
   * The chart.
   *
   * @param before the earlier date, as it is shown
   * @param after the later date
   * @param bands the names of the bands, lowest first
   * @param flows who moved how; at most one of a kind
   */
  public static Figure of(
      String title, String before, String after, List<String> bands, List<Flow> flows) {
    Grid table = new Grid("movement").text("from " + before).text("to " + after).number("users");
    for (Flow flow : flows) {
      table.row(
          Cell.text(flow.from() == NOWHERE ? "new" : bands.get(flow.from())),
          Cell.text(flow.to() == NOWHERE ? "lost" : bands.get(flow.to())),
          Cell.count(flow.users()));
    }
    return new Figure(
        title,
        "Users by band on %s, on the left, and on %s, on the right; ribbons are as thick as the users who moved so."
            .formatted(before, after),
        width -> new Layout(before, after, bands, flows, width).draw(),
        table);
  }

  /** One drawing of it. */
  private static final class Layout {
    private final String before;
    private final String after;
    private final List<String> bands;
    private final List<Flow> flows;
    private final int width;
    private final double unit;
    private final double height;

    Layout(String before, String after, List<String> bands, List<Flow> flows, int width) {
      this.before = before;
      this.after = after;
      this.bands = bands;
      this.flows = flows;
      this.width = width;
      long all = flows.stream().mapToLong(Flow::users).sum();
      this.unit = all == 0 ? 0 : (double) FLOWS / all;
      this.height = HEAD + Math.max(column(true), column(false));
    }

    Svg draw() {
      Svg svg = new Svg(width, height);
      svg.text(0, 13, "t soft", before);
      svg.textEnd(width, 13, "t soft", after);
      double[] left = places(true);
      double[] right = places(false);
      ribbons(svg, left, right);
      for (int band = NOWHERE; band < bands.size(); band++) {
        node(svg, band, left[band + 1], true);
        node(svg, band, right[band + 1], false);
      }
      return svg;
    }

    private double column(boolean start) {
      double sum = 0;
      for (int band = NOWHERE; band < bands.size(); band++) {
        sum += slot(band, start);
      }
      return sum;
    }

    private double slot(int band, boolean start) {
      double thick = users(band, start) * unit;
      return thick == 0 && band == NOWHERE ? 0 : Math.max(thick + GAP, SLOT);
    }

    private long users(int band, boolean start) {
      return flows.stream()
          .filter(flow -> (start ? flow.from() : flow.to()) == band)
          .mapToLong(Flow::users)
          .sum();
    }

    /** The top of each place, the outside first. */
    private double[] places(boolean start) {
      double[] tops = new double[bands.size() + 1];
      double y = HEAD;
      for (int band = bands.size() - 1; band >= NOWHERE; band--) {
        tops[band + 1] = y;
        y += slot(band, start);
      }
      return tops;
    }

    private void ribbons(Svg svg, double[] left, double[] right) {
      double[] from = left.clone();
      double[] to = right.clone();
      List<Flow> order = new ArrayList<>(flows);
      order.sort((a, b) -> a.from() != b.from() ? b.from() - a.from() : b.to() - a.to());
      for (Flow flow : order) {
        double thick = flow.users() * unit;
        double y = from[flow.from() + 1];
        double end = to[flow.to() + 1];
        from[flow.from() + 1] += thick;
        to[flow.to() + 1] += thick;
        ribbon(svg, flow, y, end, thick);
      }
    }

    private void ribbon(Svg svg, Flow flow, double y, double end, double thick) {
      if (thick <= 0) {
        return;
      }
      double x = LABEL + NODE;
      double to = width - LABEL - NODE;
      Path path =
          new Path()
              .move(x, y)
              .level(x, y, to, end)
              .line(to, end + thick)
              .level(to, end + thick, x, y + thick)
              .close();
      String paint = flow.from() == NOWHERE ? OUTSIDE : BandColours.of(flow.from());
      String words =
          "%s to %s: %s users"
              .formatted(
                  name(flow.from(), true), name(flow.to(), false), Digits.count(flow.users()));
      svg.path(
          path,
          fill(paint) + " fill-opacity=\"%s\"".formatted(flow.stays() ? "0.22" : "0.7"),
          words);
    }

    private String name(int band, boolean start) {
      return band == NOWHERE ? (start ? "New" : "Lost") : bands.get(band);
    }

    private void node(Svg svg, int band, double y, boolean start) {
      long users = users(band, start);
      if (users == 0 && band == NOWHERE) {
        return;
      }
      String name = name(band, start);
      double x = start ? LABEL : width - LABEL - NODE;
      svg.rect(
          x,
          y,
          NODE,
          Math.max(2, users * unit),
          fill(band == NOWHERE ? OUTSIDE : BandColours.of(band)));
      String shown = Svg.fit(name, LABEL - 8);
      if (start) {
        svg.textEnd(LABEL - 8, y + 11, "t strong", shown);
        svg.textEnd(LABEL - 8, y + 27, "t soft", Digits.count(users));
      } else {
        svg.text(width - LABEL + 8, y + 11, "t strong", shown);
        svg.text(width - LABEL + 8, y + 27, "t soft", Digits.count(users));
      }
    }
  }
}
