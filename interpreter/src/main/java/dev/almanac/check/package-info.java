/** From syntax to the checked model, one pass a class. */
@NullMarked
package dev.almanac.check;

import org.jspecify.annotations.NullMarked;
