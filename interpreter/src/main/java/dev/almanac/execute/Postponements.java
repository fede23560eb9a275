package dev.almanac.execute;

import dev.almanac.simulation.Columns;
import java.util.Objects;

/**
 * When each payment that may be put off is asked for on the paths of a block; one object per
 * thread. It is asked for once: the first time wealth covers it and all else that is owed, and at
 * its latest date in any case.
 */
final class Postponements {

  private static final double NOT_YET = 0.0;

  private final DuePlan plan;
  private final PriceLevels prices;

  /** The period in which each is asked for, from 1, in the order of the plan. */
  private final double[][] asked;

  private final double[] amounts;

  Postponements(DuePlan plan, PriceLevels prices, int lanes) {
    this.plan = plan;
    this.prices = prices;
    this.asked = new double[plan.postponed().size()][lanes];
    this.amounts = new double[lanes];
  }

  void begin(int n) {
    for (double[] column : asked) {
      Columns.fill(column, NOT_YET, n);
    }
  }

  /** Adds what of one of them is asked for in some periods. */
  void add(int which, int first, int last, double[] into, int n) {
    Due.Postponable p = plan.postponed().get(which).payment();
    for (int period = Math.max(first, p.first()); period <= Math.min(last, p.last()); period++) {
      amount(p, period, n);
      double[] when = Objects.requireNonNull(asked[which]);
      for (int i = 0; i < n; i++) {
        into[i] += when[i] == period ? amounts[i] : 0.0;
      }
    }
  }

  /** Adds what of all of them is asked for in some periods. */
  void add(int first, int last, double[] into, int n) {
    for (int which = 0; which < asked.length; which++) {
      add(which, first, last, into, n);
    }
  }

  /**
   * Decides which are asked for now, those that are needed most first.
   *
   * @param wealth what there is to pay with
   * @param owed in these periods besides; what is asked for now is added to it
   */
  void ask(int first, int last, double[] wealth, double[] owed, int n) {
    for (int which = 0; which < asked.length; which++) {
      Due.Postponable p = plan.postponed().get(which).payment();
      if (p.first() <= last && p.last() >= first) {
        ask(which, Math.max(first, p.first()), p.last() <= last, wealth, owed, n);
      }
    }
  }

  private void ask(
      int which, int period, boolean inAnyCase, double[] wealth, double[] owed, int n) {
    amount(plan.postponed().get(which).payment(), period, n);
    double[] when = asked[which];
    for (int i = 0; i < n; i++) {
      double all = owed[i] + amounts[i];
      boolean now = when[i] == NOT_YET && (inAnyCase || wealth[i] >= all);
      when[i] = now ? period : when[i];
      owed[i] = now ? all : owed[i];
    }
  }

  /** Computes what one comes to if it is asked for in a period. */
  private void amount(Due.Postponable p, int period, int n) {
    if (p.unconverted().isPresent()) {
      Columns.fill(amounts, p.unconverted().get().get(period), n);
      prices.convert(amounts, p.atStart() ? period - 1 : period, n);
    } else {
      Columns.fill(amounts, p.periods().get(period), n);
    }
  }
}
