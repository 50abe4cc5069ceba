/** Interventions on a server: the register, the verdicts at their dates, and the ledger. */
@NullMarked
package dev.verve.server.impact;

import org.jspecify.annotations.NullMarked;
