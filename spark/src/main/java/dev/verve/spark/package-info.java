/** Plans on Apache Spark. */
@NullMarked
package dev.verve.spark;

import org.jspecify.annotations.NullMarked;
