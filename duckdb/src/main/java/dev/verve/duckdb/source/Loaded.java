package dev.verve.duckdb.source;

import dev.verve.engine.EventSpan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What loading found.
 *
 * @param events the rows of events
 * @param people the rows of users or accounts, where a file of them was given
 * @param span the days of the events that are used
 */
public record Loaded(RowTally events, Optional<RowTally> people, EventSpan span) {

  /** Rows of events. */
  public long rows() {
    return events.rows();
  }

  /** Rows of events that could not be used. */
  public long rejected() {
    return events.rejected();
  }

  /** Rows of events left out because their message id came before. */
  public long repeated() {
    return events.repeated();
  }

  /** How many rows of events were rejected for each reason. */
  public Map<String, Long> reasons() {
    return events.reasons();
  }

  /** The first of the rejected rows of events. */
  public List<Reject> samples() {
    return events.samples();
  }
}
