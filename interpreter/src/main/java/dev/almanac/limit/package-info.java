/** How much a host lets a plan ask for. */
@NullMarked
package dev.almanac.limit;

import org.jspecify.annotations.NullMarked;
