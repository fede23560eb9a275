/** The driver: text to result. */
@NullMarked
package dev.almanac;

import org.jspecify.annotations.NullMarked;
