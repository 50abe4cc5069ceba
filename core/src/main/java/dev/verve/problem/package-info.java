@NullMarked
package dev.verve.problem;

import org.jspecify.annotations.NullMarked;
