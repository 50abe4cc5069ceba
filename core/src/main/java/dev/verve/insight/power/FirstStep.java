package dev.verve.insight.power;

/**
 * A common action of an early step.
 *
 * @param isHigh whether the users are of the studied group
 * @param step 1 for the first different action of a user, and so on
 * @param event the event's name
 * @param users how many took it at this step
 * @param share of the group's newcomers, from 0 to 1
 */
public record FirstStep(boolean isHigh, int step, String event, long users, double share) {}
