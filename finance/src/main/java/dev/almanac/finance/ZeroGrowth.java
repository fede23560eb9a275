package dev.almanac.finance;

/**
 * The log growth of a zero-coupon bond over a period: {@code constant + before * x + after * x'},
 * with x the state of a one-factor model of the short rate at the start of the period and x' at its
 * end. Where the curve's own forward rates come true, both loadings are 0.
 */
public record ZeroGrowth(double constant, double before, double after) {

  /**
   * Returns the growth on which the forward rates of a curve come true.
   *
   * @param from the start of the period, in years from the curve's day; {@code to} its end
   * @param maturity of the bond, in years from the curve's day, not before {@code to}
   * @throws IllegalArgumentException if the bond matures before the period ends
   */
  public static ZeroGrowth ofForwards(YieldCurve curve, double from, double to, double maturity) {
    if (!(from <= to && to <= maturity)) {
      throw new IllegalArgumentException("a bond of " + maturity + " years, until " + to);
    }
    return new ZeroGrowth(curve.logDiscount(from) - curve.logDiscount(to), 0.0, 0.0);
  }

  /** Returns whether the growth is the same whatever the short rate does. */
  public boolean isCertain() {
    return before == 0.0 && after == 0.0;
  }
}
