/** The canonical text of a plan. */
@NullMarked
package dev.almanac.format;

import org.jspecify.annotations.NullMarked;
