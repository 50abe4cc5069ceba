/** Playbooks: runs of steps for users and accounts whose scores moved, with their outcomes. */
@NullMarked
package dev.verve.server.act.playbook;

import org.jspecify.annotations.NullMarked;
