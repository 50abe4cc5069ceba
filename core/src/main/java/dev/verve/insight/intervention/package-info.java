/** Interventions: whom they were for, who went without, and whether they worked. */
@NullMarked
package dev.verve.insight.intervention;

import org.jspecify.annotations.NullMarked;
