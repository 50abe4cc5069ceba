package dev.verve.insight;

import java.time.LocalDate;

/**
 * Where everybody stood on one day.
 *
 * @param day the day
 * @param distribution everybody who was there by then
 */
public record HistoryDay(LocalDate day, Distribution distribution) {}
