package dev.verve.server.store;

import org.jspecify.annotations.Nullable;

/**
 * An event that could not be used, kept so that its sender can be mended.
 *
 * @param reason what is wrong with it, and the cure
 * @param path where in the request it stood, such as {@code $.batch[3].userId}
 * @param userId whose it was, so that erasing a person finds it; null where unknown
 * @param payload the event as it came, cut where it is long
 */
public record Reject(String reason, String path, @Nullable String userId, String payload) {}
