@NullMarked
package dev.verve.stats;

import org.jspecify.annotations.NullMarked;
