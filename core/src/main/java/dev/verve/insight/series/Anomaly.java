package dev.verve.insight.series;

import dev.verve.model.Branch;
import dev.verve.stats.Cusum;
import java.time.LocalDate;

/**
 * A day, or days since one, that are not as usual.
 *
 * @param branch where
 * @param segment whose; empty for everybody's
 * @param kind a lasting rise or fall, or a single day
 * @param day the day that raised the alarm
 * @param since the first day of a shift; the day itself for a single day
 * @param value the mean points per user and day since then
 * @param usual what they are on these weekdays
 */
public record Anomaly(
    Branch branch,
    String segment,
    Cusum.Kind kind,
    LocalDate day,
    LocalDate since,
    double value,
    double usual) {}
