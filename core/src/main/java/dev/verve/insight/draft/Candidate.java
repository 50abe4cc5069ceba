package dev.verve.insight.draft;

import dev.verve.model.Curve;
import dev.verve.model.Measure;
import java.util.Set;

/**
 * An action that the draft may have.
 *
 * @param slug its name
 * @param profile the event that it reads
 * @param measure what it counts
 * @param curve how the amount is bent
 * @param users how many users have any of it
 * @param median the bent amount of the median of them over all days
 */
record Candidate(
    String slug, EventProfile profile, Measure measure, Curve curve, long users, double median) {

  /** The events counted, or for visits the days that have one. */
  static Candidate ofEvents(EventProfile profile, Set<String> taken) {
    boolean visit = profile.meaning() == Meaning.VISIT;
    return new Candidate(
        NameWords.of(profile.event()).slug(taken),
        profile,
        visit ? Measure.DAYS : Measure.COUNT,
        Curve.LINEAR,
        profile.users(),
        visit ? profile.medianDays() : profile.medianEvents());
  }

  /** A property of the events summed, or its values counted. */
  static Candidate ofProperty(
      EventProfile profile, PropertyProfile property, PropertyUse use, Set<String> taken) {
    return new Candidate(
        NameWords.of(use.name(profile.event(), property.property())).slug(taken),
        profile,
        use.measure(property.property()),
        use.curve(),
        property.users(),
        use.curve().at(use.median(property)));
  }

  boolean countsProperty() {
    return measure.property() != null;
  }

  /** What its weight and branch go by. */
  Meaning meaning() {
    return countsProperty() ? Meaning.DEPTH : profile.meaning();
  }

  /** What the whole population brings, in medians: rarer actions bring less. */
  double usual() {
    return users * median;
  }

  /** Whether a cap a day would take anything away. */
  boolean needsCap() {
    return measure.kind() == Measure.Kind.COUNT && profile.needsCap();
  }
}
