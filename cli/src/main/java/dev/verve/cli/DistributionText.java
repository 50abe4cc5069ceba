package dev.verve.cli;

import dev.verve.insight.BandShare;
import dev.verve.insight.Distribution;
import dev.verve.model.ScoreModel;
import java.util.ArrayList;
import java.util.List;

/** The distribution as bars of a terminal. */
final class DistributionText {
  private static final int WIDTH = 40;

  private DistributionText() {}

  static List<String> lines(ScoreModel model, Distribution distribution, boolean colour) {
    BandPaint paint = new BandPaint(model.bands(), colour);
    Table table = new Table().text("").number("").text("").number("").number("");
    List<BandShare> bands = distribution.bands();
    for (int i = bands.size() - 1; i >= 0; i--) {
      BandShare share = bands.get(i);
      table.row(
          paint.name(i),
          Numbers.amount(share.band().from()) + "–" + Numbers.amount(share.to()),
          paint.bar(i, share.share(), WIDTH),
          Numbers.count(share.users()),
          Numbers.percent(share.share()));
    }
    List<String> lines = new ArrayList<>(table.lines());
    distribution.average().ifPresent(average -> lines.add("  average " + Numbers.points(average)));
    return lines;
  }
}
