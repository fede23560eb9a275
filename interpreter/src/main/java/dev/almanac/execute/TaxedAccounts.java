package dev.almanac.execute;

import dev.almanac.library.AccountValue;
import dev.almanac.simulation.Columns;
import java.util.List;

/**
 * The accounts that wealth is in, on a block of paths; one object per thread. All of them hold the
 * same mix. What is paid comes from the accounts in the order of their declaration, what is
 * received goes to the first. The nominal growth of a taxable account is taxed as it accrues.
 */
final class TaxedAccounts {

  private final List<AccountValue> accounts;
  private final double prices;
  private final double[][] values;
  private final double[] share;
  private final double[] change;

  /**
   * @param prices the growth of prices in a period: 1 where the plan's money is nominal
   */
  TaxedAccounts(List<AccountValue> accounts, double prices, int lanes) {
    this.accounts = accounts;
    this.prices = prices;
    this.values = new double[accounts.size()][lanes];
    this.share = new double[lanes];
    this.change = new double[lanes];
  }

  void begin(int n) {
    for (int a = 0; a < values.length; a++) {
      Columns.fill(values[a], accounts.get(a).spendable(), n);
    }
  }

  /** Finds the part of all growth that is taxed in the period at hand. */
  void beforeGrowth(int n) {
    Columns.fill(share, 0.0, n);
    Columns.fill(change, 0.0, n);
    for (int a = 0; a < values.length; a++) {
      Columns.fma(share, accounts.get(a).rateOnGrowth(), values[a], share, n);
      Columns.add(change, change, values[a], n);
    }
    for (int i = 0; i < n; i++) {
      share[i] = change[i] > 0.0 ? share[i] / change[i] : 0.0;
    }
  }

  /** Takes the tax from what grew from {@code before} to {@code after}. */
  void tax(double[] before, double[] after, int n) {
    for (int i = 0; i < n; i++) {
      after[i] = Math.fma(after[i], 1.0 - share[i], before[i] * share[i] / prices);
    }
  }

  /** Lets the accounts grow as wealth has, each after its own tax. */
  void afterGrowth(double[] before, double[] after, int n) {
    for (int i = 0; i < n; i++) {
      double kept = before[i] > 0.0 ? after[i] / before[i] : 1.0;
      change[i] = (kept - share[i] / prices) / (1.0 - share[i]);
    }
    for (int a = 0; a < values.length; a++) {
      double rate = accounts.get(a).rateOnGrowth();
      double[] value = values[a];
      for (int i = 0; i < n; i++) {
        value[i] *= Math.fma(change[i], 1.0 - rate, rate / prices);
      }
    }
  }

  /** Pays from the accounts, or receives, as wealth has. */
  void afterPayment(double[] before, double[] after, int n) {
    Columns.subtract(change, before, after, n);
    double[] first = values[0];
    for (int i = 0; i < n; i++) {
      first[i] -= Math.min(change[i], 0.0);
      change[i] = Math.max(change[i], 0.0);
    }
    for (double[] value : values) {
      for (int i = 0; i < n; i++) {
        double taken = Math.min(change[i], value[i]);
        value[i] -= taken;
        change[i] -= taken;
      }
    }
  }
}
