package dev.almanac.simulation;

import static java.lang.Math.fma;

/**
 * Present values on columns, for withdrawals fixed in advance: with C_t the growth of 1 over t
 * years, withdrawals a_t are sustained iff the sum of a_t / C_t is at most the wealth at the start.
 * So one pass serves all amounts of wealth, or all rates. Here d holds 1 / C_t.
 */
public final class Annuities {
  private Annuities() {}

  /** A year later: d / growth. */
  public static void discount(double[] d, double[] growth, int n) {
    for (int i = 0; i < n; i++) {
      d[i] /= growth[i];
    }
  }

  /** d / (s a + t b), the portfolio of {@link Columns#grow} with the same bits. */
  public static void discount(double[] d, double s, double[] a, double t, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      d[i] /= fma(t, b[i], s * a[i]);
    }
  }

  /** sum + amount d, rounded once. */
  public static void add(double[] sum, double amount, double[] d, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] = fma(amount, d[i], sum[i]);
    }
  }

  /** {@link #discount} by the portfolio, then {@link #add}, with the same bits. */
  public static void discountAndAdd(
      double[] d, double[] sum, double amount, double s, double[] a, double t, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      double value = d[i] / fma(t, b[i], s * a[i]);
      d[i] = value;
      sum[i] = fma(amount, value, sum[i]);
    }
  }
}
