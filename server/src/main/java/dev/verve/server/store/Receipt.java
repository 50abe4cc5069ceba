package dev.verve.server.store;

/**
 * What became of a delivery, once it is on disk.
 *
 * @param accepted messages that were new
 * @param repeated messages that had come before
 * @param rejected events that were kept aside
 */
public record Receipt(int accepted, int repeated, int rejected) {}
