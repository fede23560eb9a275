package dev.almanac.finance;

import static dev.almanac.simulation.Elementary.expm1;
import static dev.almanac.simulation.Elementary.log1p;

/**
 * How often a year a yield is compounded. A yield y, per year, stands for a force of interest of m
 * ln(1 + y / m) with m periods a year, of y itself if continuous.
 */
public enum Compounding {
  ANNUAL(1),
  SEMIANNUAL(2),
  QUARTERLY(4),
  MONTHLY(12),
  CONTINUOUS(Integer.MAX_VALUE);

  private final int periods;

  Compounding(int periods) {
    this.periods = periods;
  }

  /**
   * The logarithm of what a dollar grows to in a year at this yield.
   *
   * @param yield per year, finite, above -m
   */
  public double force(double yield) {
    check(yield);
    return this == CONTINUOUS ? yield : periods * log1p(yield / periods);
  }

  /** The yield per year that stands for a force of interest; the inverse of {@link #force}. */
  public double yieldOf(double force) {
    if (!Double.isFinite(force)) {
      throw new IllegalArgumentException("force of interest " + force);
    }
    return this == CONTINUOUS ? force : periods * expm1(force / periods);
  }

  /** So many periods a year: 1, 2, 4 or 12. */
  static Compounding of(int periods) {
    return switch (periods) {
      case 1 -> ANNUAL;
      case 2 -> SEMIANNUAL;
      case 4 -> QUARTERLY;
      case 12 -> MONTHLY;
      default -> throw new IllegalArgumentException(periods + " periods per year");
    };
  }

  /** 1 / m in years, 0 if continuous. */
  double period() {
    return this == CONTINUOUS ? 0.0 : 1.0 / periods;
  }

  private void check(double yield) {
    if (!Double.isFinite(yield) || (this != CONTINUOUS && !(yield > -periods))) {
      throw new IllegalArgumentException(this + " yield " + yield);
    }
  }
}
