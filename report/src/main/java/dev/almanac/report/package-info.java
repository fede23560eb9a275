/** Results as text: for a terminal, as JSON and as CSV; pure functions. */
@NullMarked
package dev.almanac.report;

import org.jspecify.annotations.NullMarked;
