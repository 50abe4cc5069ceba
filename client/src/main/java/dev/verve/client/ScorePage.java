package dev.verve.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of scores.
 *
 * @param model the model's name
 * @param version the hash of model and frozen scale
 * @param asOf the date of the scores, such as 2026-03-31
 * @param provisional whether the scale still waits for enough users
 * @param scores the rows
 * @param next where the next page begins; null on the last one
 */
public record ScorePage(
    String model,
    String version,
    String asOf,
    boolean provisional,
    List<Score> scores,
    @Nullable String next) {}
