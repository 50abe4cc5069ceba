/** What is done when a score moves: steps in an order, and a share left alone to compare with. */
@NullMarked
package dev.verve.playbook;

import org.jspecify.annotations.NullMarked;
