/** The SQL text of a plan, one relation a file. */
@NullMarked
package dev.verve.sql;

import org.jspecify.annotations.NullMarked;
