package dev.verve.insight.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which events become actions, and why others do not.
 *
 * @param actions at most {@value #MOST}, those of most users first
 * @param leftOut the others
 */
record Selection(List<Candidate> actions, List<LeftOut> leftOut) {
  /** A model with more actions is read by nobody. */
  static final int MOST = 25;

  /** Below this many users an event is too rare to weigh, if it is also a small share. */
  private static final int FEWEST = 5;

  private static final double RARE = 0.01;

  Selection {
    actions = List.copyOf(actions);
    leftOut = List.copyOf(leftOut);
  }

  static Selection of(List<EventProfile> events, List<PropertyProfile> properties, long users) {
    List<Candidate> candidates = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    TreeSet<String> taken = new TreeSet<>();
    Optional<EventProfile> visit =
        events.stream().filter(e -> e.meaning() == Meaning.VISIT).findFirst();
    boolean anyAction = events.stream().anyMatch(e -> e.meaning().isAction());
    for (EventProfile event : events) {
      Optional<String> reason = anyAction ? reason(event, visit, users) : Optional.empty();
      if (reason.isPresent()) {
        leftOut.add(new LeftOut(event, reason.get()));
      } else {
        candidates.add(Candidate.ofEvents(event, taken));
      }
      if (event.meaning().isAction() && !isRare(event, users)) {
        candidates.addAll(ofProperties(event, properties, taken));
      }
    }
    candidates.sort(Comparator.comparing(Candidate::users).reversed());
    candidates.stream()
        .skip(MOST)
        .filter(c -> !c.countsProperty())
        .map(c -> new LeftOut(c.profile(), "Beyond the first " + MOST + " actions."))
        .forEach(leftOut::add);
    return new Selection(candidates.stream().limit(MOST).toList(), leftOut);
  }

  /** The event that tells that somebody has left, of most users. */
  Optional<String> lostEvent() {
    return outcome(Meaning.LOST);
  }

  /** The event that tells that somebody stays, of most users. */
  Optional<String> gainedEvent() {
    return outcome(Meaning.GAINED);
  }

  private Optional<String> outcome(Meaning meaning) {
    return leftOut.stream()
        .map(LeftOut::profile)
        .filter(profile -> profile.meaning() == meaning)
        .findFirst()
        .map(EventProfile::event);
  }

  private static List<Candidate> ofProperties(
      EventProfile event, List<PropertyProfile> properties, TreeSet<String> taken) {
    List<Candidate> candidates = new ArrayList<>();
    for (PropertyProfile property : properties) {
      if (property.event().equals(event.event())) {
        PropertyUse.of(property.property())
            .filter(use -> use.holds(property))
            .ifPresent(use -> candidates.add(Candidate.ofProperty(event, property, use, taken)));
      }
    }
    return candidates;
  }

  private static Optional<String> reason(
      EventProfile event, Optional<EventProfile> visit, long users) {
    return switch (event.meaning()) {
      case LOST, GAINED ->
          Optional.of("An outcome: the score is to predict it, so it cannot contain it.");
      case LIFECYCLE -> Optional.of("A step of the relation, not a use of the product.");
      case TECHNICAL -> Optional.of("Written by the tracking itself.");
      case VISIT ->
          visit
              .filter(first -> !first.event().equals(event.event()))
              .map(first -> "Tells of the same visits as " + YamlText.shown(first.event()) + ".");
      default ->
          isRare(event, users) ? Optional.of("Too few users to weigh it.") : Optional.empty();
    };
  }

  private static boolean isRare(EventProfile event, long users) {
    return event.users() < FEWEST && event.users() < RARE * users;
  }
}
