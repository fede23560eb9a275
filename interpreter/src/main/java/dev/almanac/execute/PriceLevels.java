package dev.almanac.execute;

import dev.almanac.simulation.Columns;
import dev.almanac.type.Unit.Basis;

/** The price levels of the last year on the paths of a block; one object per thread. */
final class PriceLevels {

  private final boolean nominalPlan;

  /** Each at the number of periods that have passed, counted in a circle. */
  private final double[][] levels;

  private int passed;

  /**
   * @param basis the plan's money
   * @param used whether anything is converted
   */
  PriceLevels(Basis basis, boolean used, int periodsPerYear, int lanes) {
    this.nominalPlan = basis == Basis.NOMINAL;
    this.levels = new double[used ? periodsPerYear + 1 : 0][lanes];
  }

  void begin(int n) {
    passed = 0;
    if (levels.length > 0) {
      Columns.fill(levels[0], 1.0, n);
    }
  }

  /** Takes note of the price level at the end of a period. */
  void endPeriod(int period, double[] level, int n) {
    passed = period;
    Columns.copy(levels[period % levels.length], level, n);
  }

  /**
   * Converts amounts of other money to the plan's, by the prices at an instant of the year, or by
   * those at hand before it.
   *
   * @param instant how many periods will have passed then
   */
  void convert(double[] amounts, int instant, int n) {
    double[] level = levels[Math.min(instant, passed) % levels.length];
    if (nominalPlan) {
      Columns.multiply(amounts, amounts, level, n);
    } else {
      Columns.divide(amounts, amounts, level, n);
    }
  }
}
