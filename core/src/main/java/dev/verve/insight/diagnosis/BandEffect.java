package dev.verve.insight.diagnosis;

import org.jspecify.annotations.Nullable;

/**
 * What the users who moved alike between bands brought to the change of the average. A description
 * and no cause: that users who fell have fallen says nothing about why.
 *
 * @param from their band before; null for new users
 * @param to their band after; null for lost users
 * @param users how many
 * @param effect points of the average
 */
public record BandEffect(@Nullable String from, @Nullable String to, long users, double effect) {}
