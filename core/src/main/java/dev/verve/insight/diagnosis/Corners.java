package dev.verve.insight.diagnosis;

/**
 * Both dates under one model.
 *
 * @param from the earlier date
 * @param to the later date
 */
record Corners(Stand from, Stand to) {}
