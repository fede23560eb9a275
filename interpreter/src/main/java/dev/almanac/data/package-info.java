/** The files a plan may read. */
@NullMarked
package dev.almanac.data;

import org.jspecify.annotations.NullMarked;
