/** The {@code alm} command: where everything is put together. */
@NullMarked
package dev.almanac.cli;

import org.jspecify.annotations.NullMarked;
