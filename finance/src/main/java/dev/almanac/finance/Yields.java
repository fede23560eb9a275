package dev.almanac.finance;

/** Returns out of yields. */
public final class Yields {
  private Yields() {}

  /**
   * The simple returns of a bond that is replaced at each step by one of the same duration, to
   * first order: r_t = y_(t-1) / stepsPerYear - duration (y_t - y_(t-1)). It is an approximation
   * made of a yield and an assumed duration, as in Blanchett (2007, note 3), who prints no formula.
   * Convexity is left out, so the return is too low after a large change either way; it may even be
   * below -1. With duration 0 it is the return of a bill bought at the last yield and held to the
   * next.
   *
   * @param yields simple, per year (0.05 is 5 %), finite, one per step, at least two
   * @param duration modified, in years, not negative
   * @return one less than there are yields
   */
  public static double[] returns(double[] yields, int stepsPerYear, double duration) {
    Steps.check(stepsPerYear);
    if (!(duration >= 0.0 && duration < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("duration " + duration);
    }
    if (yields.length < 2) {
      throw new IllegalArgumentException(yields.length + " yields, at least 2 needed");
    }
    for (int t = 0; t < yields.length; t++) {
      if (!Double.isFinite(yields[t])) {
        throw new IllegalArgumentException("yield " + t + " is " + yields[t]);
      }
    }
    double[] returns = new double[yields.length - 1];
    for (int t = 1; t < yields.length; t++) {
      returns[t - 1] = yields[t - 1] / stepsPerYear - duration * (yields[t] - yields[t - 1]);
    }
    return returns;
  }
}
