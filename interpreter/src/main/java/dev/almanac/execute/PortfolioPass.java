package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.library.MarketValue;
import dev.almanac.library.Problem;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A portfolio that grows on each path, and payments whose present value is summed there: how many
 * paths have sums that are too large answers the cells that share it.
 */
final class PortfolioPass {
  private final MarketValue market;
  private final PolicyProgram program;
  private final double[] payments;
  private final BitSet counts = new BitSet();
  private double[] criticals = new double[8];
  private int critical;
  private int[] wanted = new int[0];
  private double[] ascending = new double[0];
  private long[][] failed = new long[0][];

  PortfolioPass(MarketValue market, PolicyProgram program, double[] payments) {
    this.market = market;
    this.program = program;
    this.payments = payments;
  }

  MarketValue market() {
    return market;
  }

  PolicyProgram program() {
    return program;
  }

  /** Returns the payments, the first that is not 0 being 1. */
  double[] payments() {
    return payments;
  }

  /** Returns after how many payments the sums are compared, ascending. */
  int[] wanted() {
    return wanted;
  }

  /** Returns the smallest sums that are too much, ascending. */
  double[] criticals() {
    return ascending;
  }

  /** Notes that a cell needs the sum of so many payments, and what it may not exceed. */
  void compare(int count, double limit) {
    if (count > 0) {
      counts.set(count);
    }
    if (critical == 0 || criticals[critical - 1] != limit) {
      if (critical == criticals.length) {
        criticals = Arrays.copyOf(criticals, 2 * critical);
      }
      criticals[critical++] = limit;
    }
  }

  /** Ends the notes: from now on nothing changes but the answer. */
  void close() {
    wanted = counts.stream().toArray();
    Arrays.sort(criticals, 0, critical);
    int different = 0;
    for (int k = 0; k < critical; k++) {
      if (k == 0 || criticals[k] != criticals[k - 1]) {
        criticals[different++] = criticals[k];
      }
    }
    ascending = Arrays.copyOf(criticals, different);
    criticals = ascending;
  }

  /**
   * @param histograms per wanted count of payments, how many paths reach how many criticals
   */
  void answer(long[][] histograms) {
    failed = new long[histograms.length][];
    for (int w = 0; w < histograms.length; w++) {
      long[] h = histograms[w];
      if (h[h.length - 1] > 0) {
        throw new Problem(
            Diagnostic.error(
                "path/undefined",
                "on some paths an amount is not a number",
                program.strategy().span(),
                h[h.length - 1] + " paths"));
      }
      failed[w] = new long[ascending.length];
      long reach = 0;
      for (int c = ascending.length - 1; c >= 0; c--) {
        reach += h[c + 1];
        failed[w][c] = reach;
      }
    }
  }

  long failed(int count, double critical) {
    return failed[Arrays.binarySearch(wanted, count)][Arrays.binarySearch(ascending, critical)];
  }
}
