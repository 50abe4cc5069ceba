/** Settings of the server, by flag, environment and file. */
@NullMarked
package dev.verve.server.settings;

import org.jspecify.annotations.NullMarked;
