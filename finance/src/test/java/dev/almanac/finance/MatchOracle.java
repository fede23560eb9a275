package dev.almanac.finance;

import java.util.List;

/**
 * The least cost of cash-flow matching by a simplex method of its own: the dual programme over all
 * dates, in a dense tableau, with the rule of Bland (1977), which cannot cycle. Slow and plain.
 */
final class MatchOracle {
  private static final double NOTHING = 1e-11;

  private MatchOracle() {}

  /**
   * The most that sum w(i) needed(i) - sum z(j) limit(j) can be with w, z at least 0 and sum w(i)
   * paid(i, j) - z(j) at most price(j).
   */
  static double cost(
      CashFlows obligations, List<CashFlowMatch.Instrument> instruments, double rate) {
    double[] times =
        obligations.flows().stream().mapToDouble(CashFlow::years).sorted().distinct().toArray();
    int n = times.length;
    int m = instruments.size();
    double[][] rows = new double[m][n + 2 * m + 1];
    double[] objective = new double[n + 2 * m + 1];
    for (int i = 0; i < n; i++) {
      objective[i] = until(obligations, times, i, rate);
    }
    for (int j = 0; j < m; j++) {
      CashFlowMatch.Instrument instrument = instruments.get(j);
      for (int i = 0; i < n; i++) {
        rows[j][i] = until(instrument.flows(), times, i, rate) / objective[i];
      }
      boolean limited = instrument.limit() < Double.POSITIVE_INFINITY;
      rows[j][n + j] = limited ? -1 : 0;
      objective[n + j] = limited ? -instrument.limit() : -1;
      rows[j][n + m + j] = 1;
      rows[j][n + 2 * m] = instrument.price();
    }
    for (int i = 0; i < n; i++) {
      objective[i] = 1;
    }
    return maximize(objective, rows);
  }

  /** What has been paid until a date, with interest for the times between dates. */
  static double until(CashFlows flows, double[] times, int last, double rate) {
    double sum = 0;
    for (CashFlow flow : flows.flows()) {
      int date = 0;
      while (date < times.length && times[date] < flow.years() - 1e-9) {
        date++;
      }
      if (date <= last) {
        double wait = Math.max(0, times[last] - flow.years());
        sum += flow.amount() * (wait < 1e-9 ? 1 : StrictMath.pow(1 + rate, wait));
      }
    }
    return sum;
  }

  private static double maximize(double[] objective, double[][] rows) {
    int width = objective.length - 1;
    int[] basis = new int[rows.length];
    for (int j = 0; j < rows.length; j++) {
      basis[j] = width - rows.length + j;
    }
    while (true) {
      int enter = 0;
      while (enter < width && objective[enter] <= NOTHING) {
        enter++;
      }
      if (enter == width) {
        return -objective[width];
      }
      int leave = -1;
      for (int j = 0; j < rows.length; j++) {
        if (rows[j][enter] > 1e-9) {
          double ratio = rows[j][width] / rows[j][enter];
          double best = leave < 0 ? 1 / 0.0 : rows[leave][width] / rows[leave][enter];
          if (ratio < best || (ratio == best && basis[j] < basis[leave])) {
            leave = j;
          }
        }
      }
      if (leave < 0) {
        return Double.POSITIVE_INFINITY;
      }
      pivot(objective, rows, leave, enter);
      basis[leave] = enter;
    }
  }

  private static void pivot(double[] objective, double[][] rows, int leave, int enter) {
    double[] row = rows[leave];
    double pivot = row[enter];
    for (int k = 0; k < row.length; k++) {
      row[k] /= pivot;
    }
    for (int j = 0; j < rows.length; j++) {
      if (j != leave) {
        subtract(rows[j], rows[j][enter], row);
      }
    }
    subtract(objective, objective[enter], row);
  }

  private static void subtract(double[] from, double times, double[] row) {
    if (times != 0) {
      for (int k = 0; k < from.length; k++) {
        from[k] -= times * row[k];
      }
    }
  }
}
