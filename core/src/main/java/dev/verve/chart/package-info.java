/**
 * Charts as text: pure functions from numbers to SVG and HTML that need no script and no network.
 */
@NullMarked
package dev.verve.chart;

import org.jspecify.annotations.NullMarked;
