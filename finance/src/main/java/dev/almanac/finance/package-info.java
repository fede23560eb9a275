/**
 * Pure functions of finance. Rates, growth and volatilities are per year unless said otherwise, as
 * fractions (0.05 is 5 %); an amount is a number of dollars of constant purchasing power or not, as
 * the caller means it; a loss is a low value, never a negative sign.
 *
 * <p>An argument outside its stated domain is an {@link IllegalArgumentException}.
 */
@NullMarked
package dev.almanac.finance;

import org.jspecify.annotations.NullMarked;
