package dev.verve.engine.contract;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a users file.
 *
 * @param account the account; null where the row does not say
 * @param firstSeen the first day; null where the row does not say
 * @param traits its columns; an empty value is a missing one
 */
record Listed(
    @Nullable String account, @Nullable LocalDate firstSeen, Map<String, String> traits) {}
