package dev.verve.server.page;

import dev.verve.server.live.TraitMatch;
import dev.verve.server.web.HttpProblem;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/**
 * The filter that stands on every page.
 *
 * @param chosen {@code plan=pro}; empty for everybody
 * @param groups the traits of the model with their values
 */
public record Segment(String chosen, List<Group> groups) {
  public Segment {
    groups = List.copyOf(groups);
  }

  /**
   * A trait.
   *
   * @param trait its name
   * @param values its values, the first in the alphabet first
   */
  public record Group(String trait, List<String> values) {
    public Group {
      values = List.copyOf(values);
    }
  }

  static String asked(Context ctx) {
    return Optional.ofNullable(ctx.queryParam("segment")).orElse("");
  }

  /** Whom it lets through; empty for everybody. */
  static Optional<TraitMatch> match(Context ctx) {
    return match(asked(ctx));
  }

  /** The same of a filter as text. */
  static Optional<TraitMatch> match(String chosen) {
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    int equals = chosen.indexOf('=');
    if (equals < 1) {
      throw HttpProblem.malformed("segment must be a trait and its value, such as plan=pro");
    }
    return Optional.of(new TraitMatch(chosen.substring(0, equals), chosen.substring(equals + 1)));
  }

  /** Whether a value of a trait is the chosen one. */
  public boolean isChosen(String trait, String value) {
    return chosen.equals(trait + "=" + value);
  }

  /** The chosen one in words. */
  public String words() {
    return chosen.isEmpty() ? "everybody" : chosen.replace("=", " ");
  }
}
