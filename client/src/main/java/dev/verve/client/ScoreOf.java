package dev.verve.client;

import java.util.Map;

/**
 * The current score of one user with its parts, which sum to the raw points.
 *
 * @param id the user
 * @param version the hash of model and frozen scale
 * @param asOf the date of the score
 * @param raw the raw points
 * @param score from 0 to 100
 * @param band the band's name
 * @param points by branch and action
 */
public record ScoreOf(
    String id,
    String version,
    String asOf,
    double raw,
    double score,
    String band,
    Map<String, Map<String, Double>> points) {}
