/** Benchmarks: Almanac beside C and numpy, and every kernel by itself. */
@NullMarked
package dev.almanac.bench;

import org.jspecify.annotations.NullMarked;
