package dev.verve.duckdb.source;

import dev.verve.engine.EventSpan;
import java.util.List;
import java.util.Map;

/**
 * What loading found.
 *
 * @param rows rows of the input
 * @param rejected rows that could not be used
 * @param repeated rows left out because their message id came before
 * @param reasons how many were rejected for each reason
 * @param samples the first of the rejected rows
 * @param span the days of the rows that are used
 */
public record Loaded(
    long rows,
    long rejected,
    long repeated,
    Map<String, Long> reasons,
    List<Reject> samples,
    EventSpan span) {}
