/** What happened day by day, and which days are not as usual. */
@NullMarked
package dev.verve.insight.series;

import org.jspecify.annotations.NullMarked;
