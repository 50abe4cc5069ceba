package dev.verve.server.page;

/**
 * How to begin.
 *
 * @param address where events are sent
 */
public record StartView(Frame frame, String address) {}
