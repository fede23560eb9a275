package dev.almanac.simulation;

import java.math.BigInteger;

/**
 * A sum that no order of adding changes: each amount is rounded to a multiple of a power of two,
 * and these are added as whole numbers. So blocks and threads can be added as they come.
 */
public final class ExactSum {

  /** Bits of an amount below and above the largest one that is expected. */
  private static final int BELOW = 40;

  private static final int ABOVE = 10;

  /** So many amounts fit into a long before it is added to the total. */
  private static final int MOST_AT_ONCE = 1 << (62 - BELOW - ABOVE);

  private final double unit;
  private final double most;
  private BigInteger total = BigInteger.ZERO;

  /** What is not in the total yet: most sums never outgrow a long. */
  private long pending;

  /**
   * @param scale the size of the amounts, positive: they are rounded to some 1e-12 of it, and not
   *     larger than some 1000 times of it
   */
  public ExactSum(double scale) {
    this.unit = Math.scalb(1.0, Math.getExponent(scale) - BELOW);
    this.most = Math.scalb(1.0, BELOW + ABOVE);
  }

  /** Adds a column; what is too large counts as the largest amount. */
  public void add(double[] amounts, int n) {
    for (int from = 0; from < n; from += MOST_AT_ONCE) {
      long sum = 0;
      for (int i = from; i < Math.min(n, from + MOST_AT_ONCE); i++) {
        sum += (long) Math.rint(Math.min(amounts[i] / unit, most));
      }
      add(sum);
    }
  }

  private void add(long sum) {
    long both = pending + sum;
    if (((pending ^ both) & (sum ^ both)) >= 0) {
      pending = both;
      return;
    }
    total = total.add(BigInteger.valueOf(pending));
    pending = sum;
  }

  /** Adds what another one has summed, at the same scale. */
  public void add(ExactSum other) {
    if (unit != other.unit) {
      throw new IllegalArgumentException("sums of other scales");
    }
    total = total.add(other.total);
    add(other.pending);
  }

  /** Returns the sum. */
  public double value() {
    return total.add(BigInteger.valueOf(pending)).doubleValue() * unit;
  }
}
