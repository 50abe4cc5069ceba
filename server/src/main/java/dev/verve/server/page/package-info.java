/** The dashboard: pages that are rendered here and read without JavaScript. */
@NullMarked
package dev.verve.server.page;

import org.jspecify.annotations.NullMarked;
