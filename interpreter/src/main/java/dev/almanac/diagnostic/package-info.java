/** User mistakes as data, and the one renderer that prints them. */
@NullMarked
package dev.almanac.diagnostic;

import org.jspecify.annotations.NullMarked;
