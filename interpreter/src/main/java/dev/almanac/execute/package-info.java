/** Runs the IR: planned values by evaluation, policies as column kernels. */
@NullMarked
package dev.almanac.execute;

import org.jspecify.annotations.NullMarked;
