/** Tests on a real Spark. */
@NullMarked
package dev.verve.spark;

import org.jspecify.annotations.NullMarked;
