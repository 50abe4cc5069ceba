/** Whether what was shipped worked: randomised experiments, panels, and their plans. */
@NullMarked
package dev.verve.insight.impact;

import org.jspecify.annotations.NullMarked;
