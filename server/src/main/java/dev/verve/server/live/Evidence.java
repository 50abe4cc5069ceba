package dev.verve.server.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.verve.answer.DriftFields;
import dev.verve.answer.Fields;
import dev.verve.answer.ModelEvidenceFields;
import dev.verve.answer.ReviewFields;
import dev.verve.answer.TuningFields;
import dev.verve.answer.ValidationFields;
import dev.verve.insight.evidence.ModelReview;
import dev.verve.insight.evidence.ModelTuning;
import dev.verve.insight.evidence.ModelValidator;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
  public record Kept(Instant madeAt, String document) {

    /** The answer as it can be walked through. */
    public JsonNode read() {
      try {
        return JSON.readTree(document);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("an answer of ours is no JSON", e);
      }
    }

    /** Whether some outcome could not be judged yet. */
    boolean isOpen() {
      for (JsonNode outcome : read().path("outcomes")) {
        if (outcome.path("finding").asText().equals(ValidationFields.NOT_JUDGED)) {
          return true;
        }
      }
      return false;
    }
  }

  /** What was found last; empty where nobody looked yet. */
  public Optional<Kept> latest(Version version) {
    return latest(version.key());
  }

  /** What was found last on the version of a key; empty where nobody looked yet. */
  public Optional<Kept> latest(int key) {
    return store.read(connection -> latest(connection, key));
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

  /**
   * The version of the current scores, where it is time to look at it again, and the events are
   * here that tell.
   */
  public Optional<Version> due() {
    return store.read(
        connection -> {
          Optional<LiveModel> current = Models.current(connection);
          if (current.isEmpty() || ImportedScores.stand(connection, current.get().key())) {
            return Optional.empty();
          }
          Optional<Kept> kept = latest(connection, current.get().key());
          boolean due = kept.isEmpty() || isOld(kept.get());
          return due ? new Versions(connection).find(current.get().version()) : Optional.empty();
        });
  }

  private boolean isOld(Kept kept) {
    Duration limit = kept.isOpen() ? DAY : MONTH;
    return !store.clock().instant().isBefore(kept.madeAt().plus(limit));
  }

  private String document(LiveModel model) {
    Studies studies = new Studies(store, model);
    Studies.Proof proof = studies.proof();
    Optional<ModelTuning> learned = studies.learned();
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
              learned
                  .map(ModelTuning::tuning)
                  .ifPresentOrElse(
                      it ->
                          fields.object(
                              "learned", inner -> TuningFields.write(inner, it, it.warnings())),
                      () -> fields.unknown("learned"));
              fields.object("drift", inner -> drift(inner, review));
              fields.text(
                  "verdict",
                  answers.isEmpty()
                      ? "The model names no outcome, so nothing says what its scores go with."
                      : answers.get(0).validation().verdict());
            }));
  }

  private static void drift(Fields json, ModelReview review) {
    List<String> warnings = new ArrayList<>();
    review
        .scores()
        .ifPresentOrElse(
            it -> {
              json.object("scores", fields -> DriftFields.write(fields, it));
              warnings.addAll(it.warnings());
            },
            () -> json.unknown("scores"));
    DriftFields.write(json, review.actions());
    if (!review.actions().refusal().isEmpty()) {
      warnings.add("Whether actions still predict is unknown: " + review.actions().refusal());
    }
    json.texts("warnings", warnings);
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
