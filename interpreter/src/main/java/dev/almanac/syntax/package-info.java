/** Text to a tree of syntax: the only package that sees ANTLR. */
@NullMarked
package dev.almanac.syntax;

import org.jspecify.annotations.NullMarked;
