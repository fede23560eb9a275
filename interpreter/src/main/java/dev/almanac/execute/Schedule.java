package dev.almanac.execute;

import dev.almanac.ir.Instruction;
import dev.almanac.ir.Op;
import dev.almanac.ir.PolicyIr;
import java.util.ArrayList;
import java.util.List;

/** When a strategy's payments fall due, in the order in which they do. */
record Schedule(List<Payment> payments) {

  /**
   * A payment.
   *
   * @param period in which it falls due, and {@code year} of that period; both from 1
   */
  record Payment(int period, int year, boolean start, Instruction instruction) {}

  static Schedule of(PolicyIr policy, int years, int periodsPerYear) {
    var payments = new ArrayList<Payment>();
    for (int period = 1; period <= years * periodsPerYear; period++) {
      add(policy, period, periodsPerYear, true, payments);
      add(policy, period, periodsPerYear, false, payments);
    }
    return new Schedule(payments);
  }

  /** At the start the year's block comes before the month's, at the end after it. */
  private static void add(
      PolicyIr policy, int period, int periodsPerYear, boolean start, List<Payment> payments) {
    for (boolean month : new boolean[] {!start, start}) {
      for (PolicyIr.Block b : policy.blocks()) {
        if (b.month() == month && runs(b, period, periodsPerYear, start)) {
          for (Instruction i : b.instructions()) {
            if (i.op() == Op.SPEND) {
              payments.add(new Payment(period, year(period, periodsPerYear), start, i));
            }
          }
        }
      }
    }
  }

  /** Returns whether a block runs at one end of a period. */
  static boolean runs(PolicyIr.Block block, int period, int periodsPerYear, boolean start) {
    boolean edge = (start ? period - 1 : period) % periodsPerYear == 0;
    return block.start() == start && (block.month() || edge);
  }

  static int year(int period, int periodsPerYear) {
    return (period - 1) / periodsPerYear + 1;
  }

  /** Returns how many fall due in the years up to {@code year}. */
  int upTo(int year) {
    int from = 0;
    int to = payments.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (payments.get(middle).year() <= year) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
