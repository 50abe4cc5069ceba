package dev.verve.stats;

import java.util.List;
import org.hipparchus.special.Gamma;

/**
 * The mean negative log-likelihood of the BG/NBD model over the logarithms of r, α, a and b, in the
 * form of Fader, Hardie and Lee (2005), equation 6.
 */
final class BgNbdLikelihood implements Minimum.Smooth {
  private final List<RepeatHistory> users;

  BgNbdLikelihood(List<RepeatHistory> users) {
    this.users = List.copyOf(users);
  }

  @Override
  public double value(double[] logs) {
    double r = Math.exp(logs[0]);
    double alpha = Math.exp(logs[1]);
    double a = Math.exp(logs[2]);
    double b = Math.exp(logs[3]);
    double shared = r * logs[1] - Gamma.logGamma(r) + Gamma.logGamma(a + b) - Gamma.logGamma(b);
    double sum = 0;
    for (RepeatHistory user : users) {
      double x = user.repeats();
      double alive = -(r + x) * Math.log(alpha + user.age());
      double gone = gone(r, alpha, a, b, user);
      double larger = Math.max(alive, gone);
      sum +=
          shared
              + Gamma.logGamma(r + x)
              + Gamma.logGamma(b + x)
              - Gamma.logGamma(a + b + x)
              + larger
              + Math.log1p(Math.exp(Math.min(alive, gone) - larger));
    }
    return -sum / users.size();
  }

  @Override
  public double[] gradient(double[] logs) {
    double r = Math.exp(logs[0]);
    double alpha = Math.exp(logs[1]);
    double a = Math.exp(logs[2]);
    double b = Math.exp(logs[3]);
    double[] sum = new double[4];
    for (RepeatHistory user : users) {
      double x = user.repeats();
      double untilNow = alpha + user.age();
      double untilLast = alpha + user.recency();
      double alive = -(r + x) * Math.log(untilNow);
      double left = 1 / (1 + Math.exp(alive - gone(r, alpha, a, b, user)));
      double logTime = (1 - left) * Math.log(untilNow) + left * Math.log(untilLast);
      double inverseTime = (1 - left) / untilNow + left / untilLast;
      double both = Gamma.digamma(a + b) - Gamma.digamma(a + b + x);
      sum[0] += Gamma.digamma(r + x) - Gamma.digamma(r) + logs[1] - logTime;
      sum[1] += r / alpha - (r + x) * inverseTime;
      sum[2] += both + left / a;
      sum[3] += both + Gamma.digamma(b + x) - Gamma.digamma(b);
      sum[3] -= x > 0 ? left / (b + x - 1) : 0;
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] *= -Math.exp(logs[i]) / users.size();
    }
    return sum;
  }

  /** The log of the term for having left right after the last activity. */
  private static double gone(double r, double alpha, double a, double b, RepeatHistory user) {
    double x = user.repeats();
    return x == 0
        ? Double.NEGATIVE_INFINITY
        : Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + user.recency());
  }
}
