package dev.verve.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What calibration freezes beside a model: the fitted numbers, and what they were fitted on.
 *
 * @param model name of the model
 * @param modelHash {@link Fingerprint#ofScoring} of the model that was calibrated
 * @param scale the fitted scale of the entity
 * @param accountScale the fitted scale of accounts that sum their users; null where they do not
 * @param date the date of the reference
 * @param users users or accounts in the reference population
 * @param active those with raw points above 0, on whom the numbers are fitted
 * @param days days of events up to the date
 */
public record Lock(
    String model,
    String modelHash,
    FittedScale scale,
    @Nullable FittedScale accountScale,
    LocalDate date,
    long users,
    long active,
    long days) {}
