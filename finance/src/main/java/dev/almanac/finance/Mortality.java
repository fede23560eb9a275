package dev.almanac.finance;

/**
 * How long people live. Ages and spans are in years, fractions allowed. What becomes of several
 * lives is for the caller to combine: independent ones both survive with the product of their
 * probabilities.
 */
public sealed interface Mortality permits LifeTable, Gompertz {

  /**
   * The probability, in [0, 1], that somebody alive at exactly this age is alive so many years
   * later.
   *
   * @param age finite, not below the first age of a table
   * @param years not negative; 1 is returned for 0 at any age, even one that nobody reaches
   */
  double survival(double age, double years);

  /**
   * The years that somebody alive at exactly this age has left on average, fractions counted: the
   * complete expectation of life, the integral of {@link #survival} over all years.
   *
   * @param age as for {@link #survival}
   */
  double expectancy(double age);
}
