/** Watches scores by rules, and keeps the alerts that they raise. */
@NullMarked
package dev.verve.server.act.alert;

import org.jspecify.annotations.NullMarked;
