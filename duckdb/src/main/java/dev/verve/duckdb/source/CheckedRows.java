package dev.verve.duckdb.source;

import java.util.List;

/**
 * A relation in which {@code v_problem} tells what is wrong with each row, beside {@code v_file}.
 *
 * @param relation its name
 * @param scans what it was read from
 * @param needs what its rows were asked for
 */
record CheckedRows(String relation, List<Scan> scans, List<Need> needs) {}
