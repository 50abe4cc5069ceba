package dev.verve.server.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.verve.answer.Fields;
import dev.verve.answer.ModelEvidenceFields;
import dev.verve.answer.ReviewFields;
import dev.verve.insight.evidence.ModelReview;
import dev.verve.insight.evidence.ModelValidator;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The evidence on each version of the model, kept as it was found: how well its scores predict each
 * outcome that it names, and a dated review of what does not hold any more. The published version
 * is looked at anew every month, and daily as long as nothing could be judged.
 */
public final class Evidence {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration DAY = Duration.ofDays(1);

  private final Store store;

  public Evidence(Store store) {
    this.store = store;
  }

  /**
   * Evidence as it was found.
   *
   * @param madeAt when
   * @param document the answer as JSON, without its head
   */
  public record Kept(Instant madeAt, String document) {}

  /** What was found last; empty where nobody looked yet. */
  public Optional<Kept> latest(Version version) {
    return store.read(connection -> latest(connection, version.key()));
  }

  /** Looks now and keeps what is found; it reads all events, which takes seconds to a minute. */
  public synchronized Kept look(Version version) {
    Kept found = new Kept(store.clock().instant(), document(version.model()));
    store.write(
        connection -> {
          new Sql(connection)
              .run(
                  "insert into evidence values (?, ?, ?)",
                  version.key(),
                  OffsetDateTime.ofInstant(found.madeAt(), ZoneOffset.UTC),
                  found.document());
          return true;
        });
    return found;
  }

  /** The version of the current scores, where it is time to look at it again. */
  public Optional<Version> due() {
    return store.read(
        connection -> {
          Optional<LiveModel> current = Models.current(connection);
          if (current.isEmpty()) {
            return Optional.empty();
          }
          Optional<Kept> kept = latest(connection, current.get().key());
          boolean due = kept.isEmpty() || isOld(kept.get());
          return due ? new Versions(connection).find(current.get().version()) : Optional.empty();
        });
  }

  private boolean isOld(Kept kept) {
    Duration limit = kept.document().contains("\"finding\":\"INSUFFICIENT\"") ? DAY : MONTH;
    return !store.clock().instant().isBefore(kept.madeAt().plus(limit));
  }

  private String document(LiveModel model) {
    Studies.Proof proof = new Studies(store, model).proof();
    return text(
        Fields.of(
            fields -> {
              List<ModelValidator.Answer> answers = proof.outcomes();
              ModelReview review = proof.review();
              ModelEvidenceFields.outcomes(fields, answers);
              fields.object(
                  "review",
                  inner -> {
                    ReviewFields.write(inner, review);
                    inner.text("verdict", review.verdict());
                  });
              fields.text(
                  "verdict",
                  answers.isEmpty()
                      ? "The model names no outcome, so nothing says what its scores go with."
                      : answers.get(0).validation().verdict());
            }));
  }

  private static String text(Object document) {
    try {
      return JSON.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer of ours is no JSON", e);
    }
  }

  private static Optional<Kept> latest(Connection connection, int key) throws SQLException {
    AtomicReference<Kept> found = new AtomicReference<>();
    new Sql(connection)
        .each(
            "select made_at, document from evidence where version_key = ? order by made_at desc limit 1",
            row ->
                found.set(
                    new Kept(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2))),
            key);
    return Optional.ofNullable(found.get());
  }
}
