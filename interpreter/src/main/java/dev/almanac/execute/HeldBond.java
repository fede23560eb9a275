package dev.almanac.execute;

import dev.almanac.finance.CashFlow;
import dev.almanac.library.InstrumentValue;
import dev.almanac.simulation.Elementary;
import java.util.List;

/**
 * What is known of a bond before the first period, for 1 of face: its price when the curve's own
 * forward rates come true, and what it pays.
 *
 * @param prices at the end of period 0, 1, and so on, without what has been paid by then
 * @param payments in period 0, 1, and so on; the first is 0
 * @param conversion what 1 of its money becomes in a period, counted in the plan's: less than 1 of
 *     nominal money in a real plan; 1 where that differs from path to path
 */
record HeldBond(List<Double> prices, List<Double> payments, double conversion) {

  /**
   * @param conversion what 1 of its money becomes in a period, counted in the plan's
   */
  static HeldBond of(
      InstrumentValue.Bond bond, double conversion, int periods, int periodsPerYear) {
    Double[] prices = new Double[periods + 1];
    Double[] payments = new Double[periods + 1];
    for (int period = 0; period <= periods; period++) {
      double now = (double) period / periodsPerYear;
      prices[period] = price(bond, now);
      payments[period] = paid(bond, (double) (period - 1) / periodsPerYear, now);
    }
    return new HeldBond(List.of(prices), List.of(payments), conversion);
  }

  private static double price(InstrumentValue.Bond bond, double now) {
    double sum = 0.0;
    for (CashFlow flow : bond.flows().flows()) {
      if (flow.isAfter(now)) {
        double log = bond.curve().logDiscount(flow.years()) - bond.curve().logDiscount(now);
        sum += flow.amount() * Elementary.exp(log);
      }
    }
    return sum;
  }

  private static double paid(InstrumentValue.Bond bond, double from, double to) {
    double sum = 0.0;
    for (CashFlow flow : bond.flows().flows()) {
      sum += flow.isWithin(from, to) ? flow.amount() : 0.0;
    }
    return sum;
  }

  double price(int period) {
    return prices.get(period);
  }

  /** Returns what 1 in the bond has become at the end of a period, in the plan's money. */
  double growth(int period) {
    double then = price(period - 1);
    return then > 0.0 ? price(period) / then * conversion : 1.0;
  }

  /** Returns what 1 in the bond has paid in a period, in the plan's money. */
  double payout(int period) {
    double then = price(period - 1);
    return then > 0.0 ? payments.get(period) / then * conversion : 0.0;
  }
}
