package dev.verve.insight;

import dev.verve.model.Band;

/**
 * How many stand in a band.
 *
 * @param band the band
 * @param to where it ends
 * @param users how many
 * @param share of all, from 0 to 1; 0 where there is nobody
 */
public record BandShare(Band band, double to, long users, double share) {}
