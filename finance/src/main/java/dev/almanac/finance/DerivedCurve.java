package dev.almanac.finance;

/** Another curve seen from a later time, with forward rates higher by a constant. */
record DerivedCurve(YieldCurve origin, double start, double shift) implements YieldCurve {
  DerivedCurve {
    Knots.time(start);
    if (!Double.isFinite(shift)) {
      throw new IllegalArgumentException("a curve shifted by " + shift);
    }
  }

  @Override
  public double logDiscount(double years) {
    return origin.logDiscount(start + Knots.time(years))
        - origin.logDiscount(start)
        - shift * years;
  }

  @Override
  public double instantaneousForward(double years) {
    return origin.instantaneousForward(start + Knots.time(years)) + shift;
  }
}
