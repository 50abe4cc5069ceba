package dev.verve.engine;

import dev.verve.sql.ScorePairSql;
import java.util.Optional;

/**
 * Two dates that were scored on one scale.
 *
 * @param from the earlier date
 * @param to the later date
 * @param points a query of the points of both dates side by side: {@code entity, action_key,
 *     points_from, points_to}, where a date without points has null
 * @param scores the relation of both scores side by side, with {@code since} when each is there, as
 *     {@link ScorePairSql} tells them; empty where each date's stand apart
 */
public record ScoredPair(Scored from, Scored to, String points, Optional<String> scores) {}
