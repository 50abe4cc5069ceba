package dev.verve.insight.diagnosis;

import java.util.List;

/**
 * The change of the average over the values of one trait, or of two together.
 *
 * @param traits the trait or traits
 * @param effects each value's effect; they sum to the change
 */
public record SegmentView(List<String> traits, List<SegmentEffect> effects) {
  public SegmentView {
    traits = List.copyOf(traits);
    effects = List.copyOf(effects);
  }

  /** A value with the names of its traits: {@code plan=pro & country=DE}. */
  public String name(SegmentEffect effect) {
    return name(traits, effect.value());
  }

  /** For a crossing of two traits the names of its two segments; else none. */
  List<String> segmentsOf(SegmentEffect effect) {
    return traits.size() < 2
        ? List.of()
        : List.of(
            name(List.of(traits.get(0)), List.of(effect.value().get(0))),
            name(List.of(traits.get(1)), List.of(effect.value().get(1))));
  }

  static String name(List<String> traits, List<String> values) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < traits.size(); i++) {
      name.append(i == 0 ? "" : " & ").append(traits.get(i)).append('=').append(values.get(i));
    }
    return name.toString();
  }
}
