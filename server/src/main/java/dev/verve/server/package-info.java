/** The server: its options, its start and its end. */
@NullMarked
package dev.verve.server;

import org.jspecify.annotations.NullMarked;
