/** The server under load, from outside: a process of its own, spoken to over loopback. */
@NullMarked
package dev.verve.benchmarks.load;

import org.jspecify.annotations.NullMarked;
