package dev.verve.server.settings;

import dev.verve.problem.Place;

/**
 * A value that somebody gave for a setting.
 *
 * @param setting what it sets
 * @param text the value
 * @param place where it was given
 */
record Given(Setting setting, String text, Place place) {}
