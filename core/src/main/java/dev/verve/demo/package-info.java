/**
 * A simulated collaboration product: invented accounts and people whose events {@code verve demo}
 * scores. It holds the effects that engagement scoring looks for (habit, onboarding, diffusion,
 * churn, a harmful release, a campaign), so that every answer can be checked against a known cause.
 */
@NullMarked
package dev.verve.demo;

import org.jspecify.annotations.NullMarked;
