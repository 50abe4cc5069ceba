/** A weekly letter to each owner: their branches, who slipped, what became of their alerts. */
@NullMarked
package dev.verve.server.act.digest;

import org.jspecify.annotations.NullMarked;
