package dev.verve.engine.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that is known of some users.
 *
 * @param happenings their events, in any order
 * @param listed the rows of the users file by id
 * @param listedColumns the columns of the users file: a trait that it has is not read from events
 */
record History(List<Happening> happenings, Map<String, Listed> listed, Set<String> listedColumns) {}
