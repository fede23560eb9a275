package dev.almanac.execute;

import dev.almanac.simulation.Columns;

/**
 * What multiple of its payments a portfolio affords on each path: its initial wealth over the sum
 * of payment / growth until then. One object per thread.
 */
final class Affordable {

  private final PolicyRunner runner;
  private final double[] sum;
  private final double wealth;

  Affordable(PolicyProgram program, int lanes) {
    double[] column = new double[lanes];
    this.sum = column;
    this.runner =
        new PolicyRunner(
            program, lanes, (amount, grown, n) -> Columns.addQuotient(column, amount, grown, n));
    this.wealth = program.initialWealth();
  }

  void begin(int n) {
    Columns.fill(sum, 0.0, n);
    runner.beginWith(1.0, n);
  }

  void period(int period, double[][] growth, int n) {
    runner.period(period, growth, n);
  }

  /** Returns the multiples; the sums are used up. */
  double[] multiple(int n) {
    for (int i = 0; i < n; i++) {
      sum[i] = wealth / sum[i];
    }
    return sum;
  }
}
