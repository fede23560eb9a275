package dev.almanac.finance;

import static dev.almanac.simulation.Elementary.expm1;
import static dev.almanac.simulation.Elementary.log1p;

/**
 * How long an instrument needs to make good its worst loss: the horizon to which it may be matched.
 * Defined Duration is ln(1 / (1 - D)) / ln(1 + r), in years, where D is the largest drawdown to be
 * expected and r the real return. A mix has a drawdown and a return of its own; its duration is not
 * the average of its parts'.
 */
public final class DefinedDuration {
  private DefinedDuration() {}

  /**
   * The years to break even in real terms after a drawdown.
   *
   * @param drawdown the part lost, in real terms, in [0, 1): 0.5 for a half
   * @param realReturn per year, annually compounded, positive: without it a loss is never made good
   */
  public static double years(double drawdown, double realReturn) {
    if (!(drawdown >= 0.0 && drawdown < 1.0)) {
      throw new IllegalArgumentException("drawdown " + drawdown);
    }
    if (!(realReturn > 0.0 && realReturn < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("real return " + realReturn);
    }
    return -log1p(-drawdown) / log1p(realReturn);
  }

  /**
   * The real return that a cyclically adjusted price-earnings ratio promises: its inverse, the
   * earnings yield.
   *
   * @param cape positive
   */
  public static double realReturn(double cape) {
    if (!(cape > 0.0 && cape < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("cyclically adjusted price-earnings ratio " + cape);
    }
    return 1.0 / cape;
  }

  /**
   * The largest drawdown that is made good within so many years: the inverse of {@link #years}.
   *
   * @param years not negative
   */
  public static double drawdown(double years, double realReturn) {
    if (!(years >= 0.0)) {
      throw new IllegalArgumentException("a horizon of " + years + " years");
    }
    if (!(realReturn > 0.0 && realReturn < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("real return " + realReturn);
    }
    return -expm1(-years * log1p(realReturn));
  }
}
