package dev.verve.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a select.
 *
 * @param columns the names of the columns
 * @param rows the rows; numbers, texts, flags and nulls in the order of the columns
 */
public record Table(List<String> columns, List<List<@Nullable Object>> rows) {}
