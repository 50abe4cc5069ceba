package dev.verve.server.act.alert;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A rule that holds for a subject on a day. It names no id, so that nothing of a person who is
 * erased stays in words.
 *
 * @param day the day whose close showed it
 * @param subject whom or what it is about
 * @param words what happened, as a clause that follows the subject's name
 * @param scores the scores of one user or account; null where it is about everybody
 * @param branch the branch whose owners hear of it; null where none is known yet
 */
public record Fire(
    LocalDate day,
    Subject subject,
    String words,
    @Nullable Scores scores,
    @Nullable String branch) {

  /**
   * Whom or what an alert is about.
   *
   * @param kind what it is
   * @param key of a user or account; null for the others
   * @param about the name of a branch or a segment of one; null for users and accounts
   */
  public record Subject(Kind kind, @Nullable Long key, @Nullable String about) {

    static Subject of(Kind kind, long key) {
      return new Subject(kind, key, null);
    }

    static Subject named(Kind kind, String about) {
      return new Subject(kind, null, about);
    }

    /** What tells subjects of one rule apart. */
    public String id() {
      return kind.word() + " " + (key == null ? about : key);
    }
  }

  /**
   * Scores at two dates.
   *
   * @param before null where it was not there before
   * @param bandBefore null where it was not there before
   */
  public record Scores(
      double score, String band, @Nullable Double before, @Nullable String bandBefore) {}

  Fire with(String moreWords, String itsBranch) {
    return new Fire(day, subject, words + moreWords, scores, itsBranch);
  }
}
