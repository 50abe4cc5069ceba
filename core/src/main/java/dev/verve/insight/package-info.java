/** Answers made of scores: distribution, movement, tree, history, explanation. */
@NullMarked
package dev.verve.insight;

import org.jspecify.annotations.NullMarked;
