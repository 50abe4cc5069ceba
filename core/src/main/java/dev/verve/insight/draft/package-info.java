/** The first draft of a model, made from events. */
@NullMarked
package dev.verve.insight.draft;

import org.jspecify.annotations.NullMarked;
