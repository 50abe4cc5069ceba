package dev.verve.server.live;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model as it stands in the list of versions. Its text never changes once it is there; only the
 * state does, and a scale that is fitted on the store is frozen once.
 *
 * @param key its number in the store
 * @param version the hash of model and lock, which stands on its scores
 * @param draftVersion the version before its scale was frozen; the same where none had to be
 * @param name the model's name
 * @param state what it is for
 * @param author who brought it: the id of a token, or {@code server}
 * @param note why, in the author's words; may be empty
 * @param createdAt when it came
 * @param publishedAt when it was last published; empty for drafts
 * @param yaml the model's text
 * @param lock the text of its frozen scale; null where there is none
 */
public record Version(
    int key,
    String version,
    String draftVersion,
    String name,
    State state,
    String author,
    String note,
    Instant createdAt,
    Optional<Instant> publishedAt,
    String yaml,
    @Nullable String lock) {

  /** The model itself. */
  public LiveModel model() {
    return LiveModel.read(key, yaml, lock);
  }

  /** What a version is for. */
  public enum State {
    /** Not yet published. */
    DRAFT,
    /** Published; its first scores are being computed beside those of the one before. */
    PUBLISHING,
    /** Its scores are the current ones. */
    PUBLISHED,
    /** Its history can be read. */
    RETIRED
  }
}
