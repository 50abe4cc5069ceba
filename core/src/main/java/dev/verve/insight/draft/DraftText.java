package dev.verve.insight.draft;

import dev.verve.engine.EventSpan;
import dev.verve.model.Curve;
import dev.verve.model.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The text of a draft, from the head down. */
final class DraftText {
  private static final Map<String, String> TITLES =
      Map.of(
          "core-usage", "Core usage",
          "collaboration", "Collaboration",
          "depth", "Depth of use",
          "friction", "Friction");
  private static final List<String> BRANCHES =
      List.of("core-usage", "collaboration", "depth", "friction");

  /** Comments are wrapped at this many characters, their sign included. */
  private static final int WIDTH = 96;

  private final String name;
  private final long users;
  private final StringBuilder text = new StringBuilder();

  DraftText(String name, long users) {
    this.name = name;
    this.users = users;
  }

  void head(long events, EventSpan span) {
    comment(
        "",
        String.format(
            Locale.ROOT,
            "A first draft from %,d events of %,d users, %s to %s. Weights follow from how rare an"
                + " action is, and that is not value: read each line, then let `verve tune` propose"
                + " weights from outcomes, and `verve validate` say how well the score predicts.",
            events,
            users,
            span.first(),
            span.last()));
    line("name: " + YamlText.scalar(name));
    line("window: 30d");
    line("timezone: UTC");
    line("");
  }

  void tree(List<Candidate> actions, Weighing weighing) {
    line("tree:");
    for (String branch : BRANCHES) {
      List<Candidate> own =
          actions.stream().filter(action -> action.meaning().branch().equals(branch)).toList();
      if (!own.isEmpty()) {
        line("  " + branch + ":");
        line("    title: " + TITLES.get(branch));
        line("    actions:");
        own.forEach(action -> action(action, weighing.of(action)));
      }
    }
    line("");
  }

  void scale() {
    comment("", "50 is the median of the active users, frozen once `verve calibrate` has run.");
    line("scale: {method: saturating, half: median}");
    line("bands: {dormant: 0, light: 26, engaged: 51, power: 76}");
    line("");
  }

  void segments(List<String> traits) {
    if (!traits.isEmpty()) {
      comment("", "Traits with few values, known of most users.");
      line("segments: [" + String.join(", ", traits.stream().map(YamlText::scalar).toList()) + "]");
      line("");
    }
  }

  void accounts() {
    comment("", "The data names accounts; each scores the mean of its users.");
    line("accounts: {rollup: mean}");
    line("");
  }

  void outcome(Selection selection) {
    comment("", "What a good score should go with; `verve validate` says whether it does.");
    Optional<String> lost = selection.lostEvent();
    Optional<String> gained = selection.gainedEvent();
    if (lost.isPresent()) {
      line("outcome: {lost_event: " + YamlText.scalar(lost.get()) + ", within: 30d}");
    } else if (gained.isPresent()) {
      line("outcome: {event: " + YamlText.scalar(gained.get()) + ", within: 60d}");
    } else {
      line("outcome: {retained_within: 30d}");
    }
  }

  void leftOut(List<LeftOut> events) {
    if (events.isEmpty()) {
      return;
    }
    line("");
    line("# Events that are no part of the score:");
    events.forEach(
        event ->
            comment(
                "",
                "- %s: %s %s"
                    .formatted(
                        YamlText.shown(event.profile().event()),
                        seen(event.profile(), event.profile().users()),
                        event.reason())));
  }

  private void action(Candidate action, Weighing.Weight weight) {
    StringBuilder why = new StringBuilder(seen(action.profile(), action.users()));
    why.append(' ').append(weight.reason());
    List<String> fields = new ArrayList<>();
    String event = action.profile().event();
    if (!event.equals(action.slug())) {
      fields.add("event: " + YamlText.scalar(event));
    }
    measure(action.measure()).ifPresent(fields::add);
    if (action.measure().kind() == Measure.Kind.DAYS) {
      why.append(" Days with one count, not how often.");
    }
    if (action.curve().equals(Curve.LOG)) {
      fields.add("curve: log");
      why.append(" On a log curve, for the tenth says less than the first.");
    }
    if (action.needsCap()) {
      String cap = YamlText.number(action.profile().dailyCap());
      fields.add("max_per_day: " + cap);
      why.append(" 99 of 100 active days have at most ").append(cap).append('.');
    }
    comment("      ", why.toString());
    String number = YamlText.number(weight.value());
    line(
        "      "
            + YamlText.scalar(action.slug())
            + ": "
            + (fields.isEmpty()
                ? number
                : "{" + String.join(", ", fields) + ", weight: " + number + "}"));
  }

  private String seen(EventProfile profile, long having) {
    return String.format(
        Locale.ROOT,
        "%,d %s by %s of users on %,d %s.",
        profile.events(),
        profile.events() == 1 ? "event" : "events",
        YamlText.percent(having, users),
        profile.days(),
        profile.days() == 1 ? "day" : "days");
  }

  private static Optional<String> measure(Measure measure) {
    if (measure.kind() == Measure.Kind.COUNT) {
      return Optional.empty();
    }
    String property = measure.property();
    return Optional.of(
        property == null
            ? "measure: " + measure.kind().word()
            : "measure: {" + measure.kind().word() + ": " + YamlText.scalar(property) + "}");
  }

  private void comment(String indent, String sentences) {
    StringBuilder line = new StringBuilder(indent).append('#');
    String hanging = sentences.startsWith("- ") ? "  " : "";
    for (String word : sentences.split(" ", -1)) {
      if (line.length() + 1 + word.length() > WIDTH) {
        line(line.toString());
        line = new StringBuilder(indent).append('#').append(hanging);
      }
      line.append(' ').append(word);
    }
    line(line.toString());
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
