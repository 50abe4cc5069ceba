/** The simulated product in a store: its events and people, and what the team behind it set up. */
@NullMarked
package dev.verve.server.demo;

import org.jspecify.annotations.NullMarked;
