/** Answers as fields of JSON, the same from the command line and from a server. */
@NullMarked
package dev.verve.answer;

import org.jspecify.annotations.NullMarked;
