package dev.verve.model;

import static dev.verve.problem.Check.require;

import java.util.List;

/**
 * The bands of a score in ascending order, the first from 0, each half-open, the last closed at
 * 100.
 *
 * @param list at least one band
 */
public record Bands(List<Band> list) {
  public static final Bands DEFAULT =
      new Bands(
          List.of(
              new Band("dormant", 0),
              new Band("light", 26),
              new Band("engaged", 51),
              new Band("power", 76)));

  public Bands {
    list = List.copyOf(list);
    require(!list.isEmpty(), "there must be a band");
    require(list.get(0).from() == 0, "the first band must start from 0");
    for (int i = 1; i < list.size(); i++) {
      require(
          list.get(i - 1).from() < list.get(i).from(),
          "bands must ascend, but %s does not start above %s",
          list.get(i).name(),
          list.get(i - 1).name());
    }
  }

  /** The position of the band that a score belongs to, from 0. */
  public int indexOf(double score) {
    int index = 0;
    while (index + 1 < list.size() && score >= list.get(index + 1).least()) {
      index++;
    }
    return index;
  }

  /** The band that a score belongs to. */
  public Band of(double score) {
    return list.get(indexOf(score));
  }

  /** The position of the band with this name. */
  public int indexOf(String name) {
    return names().indexOf(name);
  }

  /** The band of a name that a score has. */
  public Band named(String name) {
    return list.get(indexOf(name));
  }

  /**
   * The band after a move from one band to a score, when a downward crossing counts only below the
   * threshold less {@code hold}.
   */
  public Band after(Band before, double score, double hold) {
    int index = indexOf(score);
    for (int held = indexOf(before.name()); held > index; held--) {
      if (score >= list.get(held).least() - hold) {
        return list.get(held);
      }
    }
    return list.get(index);
  }

  /** The score at which a band ends: the start of the next, or 100. */
  public double end(int index) {
    return index + 1 < list.size() ? list.get(index + 1).from() : 100;
  }

  public List<String> names() {
    return list.stream().map(Band::name).toList();
  }
}
