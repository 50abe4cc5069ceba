package dev.verve.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Splits a change exactly among its causes, each taken at the middle of the others (the Shapley
 * value of two factors).
 *
 * <p>Nothing is left over and the order of the causes does not matter: the parts sum to the change
 * up to rounding.
 */
public final class MidpointSplit {
  private MidpointSplit() {}

  /**
   * The change of count × weight.
   *
   * @param count what the changed count brought, at the mean weight
   * @param weight what the changed weight brought, at the mean count
   */
  public record Product(double count, double weight) {
    /** Both parts together. */
    public double total() {
      return count + weight;
    }
  }

  /**
   * A segment's part in the change of an average.
   *
   * @param rate what the change of the segment's own average brought, at its mean share
   * @param mix what the change of the segment's share brought
   */
  public record Segment(double rate, double mix) {
    /** Both parts together. */
    public double total() {
      return rate + mix;
    }
  }

  /**
   * A group's share of all users and its average; a share of 0 has any average.
   *
   * @param share from 0 to 1
   * @param rate the group's average
   */
  public record Group(double share, double rate) {
    public Group {
      Require.that(share >= 0 && share <= 1, "share must be from 0 to 1, was " + share);
      Require.that(share == 0 || Double.isFinite(rate), "rate must be finite, was " + rate);
    }
  }

  /**
   * The change of an average by who stayed, who left and who came.
   *
   * @param retained change of the users of both periods
   * @param lost what the leaving of others brought
   * @param arrived what the newcomers brought
   */
  public record Population(double retained, double lost, double arrived) {
    /** All parts together. */
    public double total() {
      return retained + lost + arrived;
    }
  }

  /** Splits countTo · weightTo − countFrom · weightFrom. */
  public static Product product(
      double countFrom, double weightFrom, double countTo, double weightTo) {
    return new Product(
        (countTo - countFrom) * (weightFrom + weightTo) / 2,
        (weightTo - weightFrom) * (countFrom + countTo) / 2);
  }

  /**
   * Splits the change of the overall average among segments, given in the same order in both
   * periods. The shares of each period must sum to 1. A segment that is empty in one period has no
   * average there; its whole part is mix.
   */
  public static List<Segment> segments(List<Group> from, List<Group> to) {
    Require.that(from.size() == to.size(), "needs the same segments in both periods");
    double overall = (average(from) + average(to)) / 2;
    List<Segment> parts = new ArrayList<>();
    for (int i = 0; i < from.size(); i++) {
      parts.add(segment(from.get(i), to.get(i), overall));
    }
    return List.copyOf(parts);
  }

  /**
   * Splits the change of the overall average by the population. Leavers and newcomers are measured
   * against the middle of the retained users' averages, so that they count only as far as they
   * differ from those who stayed; without retained users, against the middle of all.
   */
  public static Population population(
      Group retainedFrom, Group lost, Group retainedTo, Group arrived) {
    double all = (average(List.of(retainedFrom, lost)) + average(List.of(retainedTo, arrived))) / 2;
    boolean stayed = retainedFrom.share > 0 && retainedTo.share > 0;
    double base = stayed ? (retainedFrom.rate + retainedTo.rate) / 2 : all;
    Group nobody = new Group(0, base);
    return new Population(
        segment(retainedFrom, retainedTo, base).total(),
        segment(lost, nobody, base).total(),
        segment(nobody, arrived, base).total());
  }

  /**
   * By how much each raw point moved a displayed score: (g(to) − g(from)) / (to − from), and g′
   * when both are equal. An action's change of points times this slope is its part of the change of
   * the score, exactly, for any g.
   */
  public static double slope(
      DoubleUnaryOperator g, DoubleUnaryOperator derivative, double from, double to) {
    return from == to
        ? derivative.applyAsDouble(from)
        : (g.applyAsDouble(to) - g.applyAsDouble(from)) / (to - from);
  }

  private static Segment segment(Group from, Group to, double overall) {
    double share = to.share - from.share;
    if (from.share == 0 || to.share == 0) {
      Group present = from.share == 0 ? to : from;
      return present.share == 0
          ? new Segment(0, 0)
          : new Segment(0, share * (present.rate - overall));
    }
    return new Segment(
        (to.rate - from.rate) * (from.share + to.share) / 2,
        share * ((from.rate + to.rate) / 2 - overall));
  }

  private static double average(List<Group> groups) {
    double shares = 0;
    double sum = 0;
    for (Group group : groups) {
      shares += group.share;
      sum += group.share == 0 ? 0 : group.share * group.rate;
    }
    Require.that(Math.abs(shares - 1) < 1e-9, "shares must sum to 1, was " + shares);
    return sum;
  }
}
