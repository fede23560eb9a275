package dev.almanac.finance;

/** What one curve's forward rates are above another's. */
record SpreadCurve(YieldCurve upper, YieldCurve lower) implements YieldCurve {

  @Override
  public double logDiscount(double years) {
    return upper.logDiscount(years) - lower.logDiscount(years);
  }

  @Override
  public double instantaneousForward(double years) {
    return upper.instantaneousForward(years) - lower.instantaneousForward(years);
  }
}
