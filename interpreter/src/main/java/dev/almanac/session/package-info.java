/**
 * A plan as somebody types it: its declarations, what is known of its names, what may come next.
 */
@NullMarked
package dev.almanac.session;

import org.jspecify.annotations.NullMarked;
