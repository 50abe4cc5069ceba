package dev.verve.server.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What erasing a person took away. Kept under the hash of the id, so that it can be shown later
 * without keeping the id itself.
 *
 * @param idHash SHA-256 of the id that was asked for
 * @param erasedAt when
 * @param ids ids of the person, aliases included
 * @param events events
 * @param traits descriptions
 * @param scores scores, past days included
 * @param rejects events that had been kept aside
 * @param purgedAt when the freed space of the file was overwritten; empty while that is to come
 */
public record Erased(
    String idHash,
    Instant erasedAt,
    long ids,
    long events,
    long traits,
    long scores,
    long rejects,
    Optional<Instant> purgedAt) {}
