package dev.verve.client;

import org.jspecify.annotations.Nullable;

/**
 * The current score of a user.
 *
 * @param id the user
 * @param account the account; null for none
 * @param raw the raw points
 * @param score from 0 to 100
 * @param band the band's name
 */
public record Score(String id, @Nullable String account, double raw, double score, String band) {}
