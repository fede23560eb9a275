/** Texts and places in them. */
@NullMarked
package dev.almanac.source;

import org.jspecify.annotations.NullMarked;
