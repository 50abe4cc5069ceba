/** What follows from scores: alerts, deliveries, playbooks, digests. */
@NullMarked
package dev.verve.server.act;

import org.jspecify.annotations.NullMarked;
