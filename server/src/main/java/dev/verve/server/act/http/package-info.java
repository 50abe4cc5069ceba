/** Requests to servers of others, which reach no private address and follow no redirect. */
@NullMarked
package dev.verve.server.act.http;

import org.jspecify.annotations.NullMarked;
