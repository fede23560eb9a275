/** What the checker knows of a value: its type, its unit, and when it is known. */
@NullMarked
package dev.almanac.type;

import org.jspecify.annotations.NullMarked;
