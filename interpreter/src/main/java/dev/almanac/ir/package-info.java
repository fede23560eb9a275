/** What is executed: a small typed tree, printed and verified. */
@NullMarked
package dev.almanac.ir;

import org.jspecify.annotations.NullMarked;
