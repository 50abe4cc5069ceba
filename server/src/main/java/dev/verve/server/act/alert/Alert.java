package dev.verve.server.act.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it stands.
 *
 * @param id its number
 * @param rule the slug of the rule that raised it
 * @param title of the rule, as it was then
 * @param kind what it is about
 * @param subject the id of a user or account, or the name of a branch
 * @param day the day whose close showed it
 * @param words what happened, as a clause that follows the subject
 * @param branch whose owners hear of it
 * @param told the accountable owner
 * @param assigned those responsible
 * @param copied those informed
 * @param state how far it is
 * @param assignee who works on it
 * @param snoozedUntil until when it waits
 * @param toldAt when destinations were told
 */
public record Alert(
    long id,
    String rule,
    String title,
    Kind kind,
    String subject,
    LocalDate day,
    Instant raisedAt,
    String words,
    @Nullable Double score,
    @Nullable Double scoreBefore,
    @Nullable String band,
    @Nullable String bandBefore,
    Optional<String> branch,
    Optional<String> told,
    List<String> assigned,
    List<String> copied,
    State state,
    Optional<String> assignee,
    Optional<Instant> snoozedUntil,
    Optional<Instant> toldAt) {

  /** How far an alert is. */
  public enum State {
    OPEN,
    ACKNOWLEDGED,
    SNOOZED,
    RESOLVED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What happened, in a sentence. */
  public String sentence() {
    String who = kind == Kind.SCORES ? "The scores" : kind == Kind.EVENTS ? "The events" : subject;
    return who + " " + words + ".";
  }
}
