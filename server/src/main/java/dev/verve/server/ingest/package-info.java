/** From tracking requests to messages: the Segment and PostHog protocols. */
@NullMarked
package dev.verve.server.ingest;

import org.jspecify.annotations.NullMarked;
