package dev.verve.insight.draft;

/**
 * A kind of event that is no action of the draft.
 *
 * @param profile the event
 * @param reason why, as a whole sentence
 */
record LeftOut(EventProfile profile, String reason) {}
