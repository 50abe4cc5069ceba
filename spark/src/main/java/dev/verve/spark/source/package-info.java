/** Events and users of a lake, as the relations that plans read. */
@NullMarked
package dev.verve.spark.source;

import org.jspecify.annotations.NullMarked;
