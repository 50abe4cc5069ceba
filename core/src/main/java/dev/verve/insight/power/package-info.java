/** What users of the highest band do that others do not, and how they began. */
@NullMarked
package dev.verve.insight.power;

import org.jspecify.annotations.NullMarked;
