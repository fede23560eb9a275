/** What a run yields: named, typed data, ready to be printed or compared. */
@NullMarked
package dev.almanac.result;

import org.jspecify.annotations.NullMarked;
