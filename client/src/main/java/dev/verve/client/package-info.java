/**
 * A small typed client of a server's API. {@link dev.verve.client.VerveClient} asks; the records
 * are its answers.
 */
@NullMarked
package dev.verve.client;

import org.jspecify.annotations.NullMarked;
