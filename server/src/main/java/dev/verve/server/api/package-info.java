/** The API under /api/v1. */
@NullMarked
package dev.verve.server.api;

import org.jspecify.annotations.NullMarked;
