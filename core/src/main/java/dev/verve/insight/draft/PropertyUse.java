package dev.verve.insight.draft;

import dev.verve.model.Curve;
import dev.verve.model.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a property's name says of how it may be counted. */
enum PropertyUse {
  /** Time or things that add up; on a log curve, since the second hour says less than the first. */
  SUM(
      Curve.LOG,
      List.of(
          "minute*",
          "second*",
          "hour*",
          "duration*",
          "time spent",
          "amount*",
          "revenue*",
          "price*",
          "value*",
          "total*",
          "quantity*",
          "qty",
          "rows",
          "items",
          "words",
          "bytes",
          "credits")),
  /** Kinds of things, of which many different ones show breadth. */
  DISTINCT(
      Curve.LINEAR,
      List.of(
          "feature*",
          "module*",
          "tool*",
          "section*",
          "area*",
          "category*",
          "product*",
          "course*",
          "lesson*",
          "template*",
          "channel*",
          "project*",
          "integration*"));

  /** Above this share of different values among all, a property tells one event from another. */
  private static final double ID_LIKE = 0.9;

  @SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
  private final Curve curve;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> patterns;

  PropertyUse(Curve curve, List<String> patterns) {
    this.curve = curve;
    this.patterns = patterns;
  }

  /** The use of a property by its name; empty where the name says nothing. */
  static Optional<PropertyUse> of(String property) {
    NameWords words = NameWords.of(property);
    return Arrays.stream(values())
        .filter(use -> use.patterns.stream().anyMatch(words::fit))
        .findFirst();
  }

  /** Whether the data bears the name out: mostly numbers, or several values a user. */
  boolean holds(PropertyProfile property) {
    return switch (this) {
      case SUM -> property.numbers() >= 0.9 * property.filled() && property.medianTotal() > 0;
      case DISTINCT ->
          property.medianValues() > 1 && property.valuesMet() < ID_LIKE * property.filled();
    };
  }

  /** What the median user with any has of it. */
  double median(PropertyProfile property) {
    return this == SUM ? property.medianTotal() : property.medianValues();
  }

  Measure measure(String property) {
    return new Measure(this == SUM ? Measure.Kind.SUM : Measure.Kind.DISTINCT, property);
  }

  Curve curve() {
    return curve;
  }

  /** The words of an action's name that counts this property of an event. */
  String name(String event, String property) {
    return this == SUM ? event + " " + property : "distinct " + property;
  }
}
