package dev.almanac.library;

import dev.almanac.finance.CashFlow;
import dev.almanac.finance.CashFlows;
import dev.almanac.finance.YieldCurve;
import java.util.List;

/** What a pocket holds. */
public sealed interface InstrumentValue {

  /**
   * How many years it needs, of those that are left after some have passed: a bond as long as it
   * runs, a mix its Defined Duration, which does not pass.
   */
  double horizon(double after);

  /**
   * A mix of the market's assets, rebalanced every period.
   *
   * @param path what is held in year 1, 2, and so on; the last goes on
   * @param definedDuration in years
   */
  record Fund(List<Allocation> path, double definedDuration) implements InstrumentValue {
    public Fund {
      path = List.copyOf(path);
    }

    /** Returns what is held in a year, from 1. */
    public Allocation in(int year) {
      return path.get(Math.min(year, path.size()) - 1);
    }

    @Override
    public double horizon(double after) {
      return definedDuration;
    }
  }

  /**
   * A bond that is held until it has paid: its match is explicit.
   *
   * @param flows for 1 of face, in years from the plan's start
   * @param nominal whether it pays nominal money; else today's
   * @param curve of the money it pays, at the plan's start
   */
  record Bond(CashFlows flows, boolean nominal, YieldCurve curve) implements InstrumentValue {

    @Override
    public double horizon(double after) {
      double last = flows.flows().stream().mapToDouble(CashFlow::years).max().orElse(0.0);
      return Math.max(0.0, last - after);
    }
  }

  /**
   * Money at a fixed rate, ready at any time.
   *
   * @param yearly growth of today's money in a year: 1 keeps its purchasing power
   */
  record Deposit(double yearly) implements InstrumentValue {

    @Override
    public double horizon(double after) {
      return 0.0;
    }
  }
}
