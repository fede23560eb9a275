/** The natives that library texts declare as external, matched by name. */
@NullMarked
package dev.almanac.library;

import org.jspecify.annotations.NullMarked;
