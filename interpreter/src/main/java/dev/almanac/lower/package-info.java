/** From the checked model to the IR. */
@NullMarked
package dev.almanac.lower;

import org.jspecify.annotations.NullMarked;
