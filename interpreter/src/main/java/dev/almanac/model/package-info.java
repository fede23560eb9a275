/** The checked plan: resolved, typed and without sugar. */
@NullMarked
package dev.almanac.model;

import org.jspecify.annotations.NullMarked;
