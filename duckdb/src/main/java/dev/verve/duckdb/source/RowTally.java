package dev.verve.duckdb.source;

import java.util.List;
import java.util.Map;

/**
 * What became of the rows of an input.
 *
 * @param rows all rows
 * @param rejected those that could not be used
 * @param repeated those left out because their id came before: a message's of events, else a user's
 *     or account's
 * @param reasons how many were rejected for each reason
 * @param samples the first of the rejected rows
 */
public record RowTally(
    long rows, long rejected, long repeated, Map<String, Long> reasons, List<Reject> samples) {}
