package dev.verve.engine.contract;

import dev.verve.model.Scale;
import java.util.Collection;
import java.util.List;

/** A scale, fitted on the raw points above 0 of a population where the model asks for it. */
final class ReferenceScale {
  private final Scale scale;
  private final List<Double> active;

  ReferenceScale(Scale scale, Collection<Double> raws) {
    this.scale = scale;
    this.active = raws.stream().filter(raw -> raw > 0).sorted().toList();
  }

  double score(double raw) {
    if (raw <= 0) {
      return 0;
    }
    return switch (scale.method()) {
      case SATURATING -> 100 * (1 - Math.pow(0.5, raw / number()));
      case CAP -> Math.min(100, raw / number() * 100);
      case LOG -> Math.min(100, 100 * Math.log(1 + raw) / Math.log(1 + number()));
      case PERCENTILE -> midRank(raw);
    };
  }

  private double number() {
    if (scale.number() != null) {
      return scale.number();
    }
    return active.isEmpty() ? 1 : quantile(scale.quantile() == null ? 0.5 : scale.quantile());
  }

  /** Type 7 of Hyndman and Fan (1996): linear between the order statistics. */
  private double quantile(double p) {
    double place = p * (active.size() - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return active.get(below) + (place - below) * (active.get(above) - active.get(below));
  }

  private double midRank(double raw) {
    double below = 0;
    for (double other : active) {
      below += Math.abs(other - raw) < 1e-8 ? 0.5 : other < raw ? 1 : 0;
    }
    return 100 * below / active.size();
  }
}
