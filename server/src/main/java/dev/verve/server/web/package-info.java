/** What all routes share: problems as answers, JSON text, callers. */
@NullMarked
package dev.verve.server.web;

import org.jspecify.annotations.NullMarked;
