/** Rules that watch scores: what they watch for, who hears of it, and when. */
@NullMarked
package dev.verve.alert;

import org.jspecify.annotations.NullMarked;
