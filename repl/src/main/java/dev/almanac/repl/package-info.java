/** A thin terminal over a session: it reads keys and prints answers, and knows nothing of plans. */
@NullMarked
package dev.almanac.repl;

import org.jspecify.annotations.NullMarked;
