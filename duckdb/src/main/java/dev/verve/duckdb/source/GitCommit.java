package dev.verve.duckdb.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One commit as {@code git log} tells it.
 *
 * @param hash its full hash
 * @param merge whether it joins several parents
 * @param author who wrote it
 * @param authored when, ISO 8601 with zone
 * @param committer who put it into the history
 * @param committed when, ISO 8601 with zone
 * @param message the whole message
 */
record GitCommit(
    String hash,
    boolean merge,
    GitPerson author,
    String authored,
    GitPerson committer,
    String committed,
    String message) {

  /** What {@link #of} reads, as a format of {@code git log}: fields that end with NUL. */
  static final String FORMAT = "%H%x00%P%x00%aN%x00%aE%x00%aI%x00%cN%x00%cE%x00%cI%x00%B";

  /** The number of fields of {@link #FORMAT}. */
  static final int FIELDS = 9;

  /**
   * Something that somebody did.
   *
   * @param person who
   * @param event the name of the event
   * @param time when, ISO 8601 with zone
   */
  record Deed(GitPerson person, String event, String time) {}

  static GitCommit of(List<String> fields) {
    return new GitCommit(
        fields.get(0),
        fields.get(1).strip().indexOf(' ') > 0,
        new GitPerson(fields.get(2), fields.get(3)),
        fields.get(4),
        new GitPerson(fields.get(5), fields.get(6)),
        fields.get(7),
        fields.get(8));
  }

  /**
   * Who did what, each person at most once in each role. A merge is no authorship: it counts for
   * its committer alone.
   */
  List<Deed> deeds() {
    Map<String, Deed> deeds = new LinkedHashMap<>();
    GitPerson landed = committer.isWebsite() ? author : committer;
    if (!merge) {
      add(deeds, new Deed(author, "commit_authored", authored));
    }
    if (merge || !landed.id().equals(author.id())) {
      add(deeds, new Deed(landed, "commit_committed", committed));
    }
    GitTrailers trailers = GitTrailers.of(message);
    for (GitPerson person : trailers.coAuthors()) {
      if (!person.id().equals(author.id())) {
        add(deeds, new Deed(person, "co_authored", authored));
      }
    }
    for (GitPerson person : trailers.reviewers()) {
      add(deeds, new Deed(person, "reviewed", committed));
    }
    return new ArrayList<>(deeds.values());
  }

  private static void add(Map<String, Deed> deeds, Deed deed) {
    deeds.putIfAbsent(deed.event() + " " + deed.person().id(), deed);
  }
}
