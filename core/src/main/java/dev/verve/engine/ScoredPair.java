package dev.verve.engine;

/**
 * Two dates that were scored on one scale.
 *
 * @param from the earlier date
 * @param to the later date
 * @param points a query of the points of both dates side by side: {@code entity, action_key,
 *     points_from, points_to}, where a date without points has null
 */
public record ScoredPair(Scored from, Scored to, String points) {}
