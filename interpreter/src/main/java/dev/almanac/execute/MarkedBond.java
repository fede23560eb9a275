package dev.almanac.execute;

import dev.almanac.finance.CashFlow;
import dev.almanac.finance.HullWhite;
import dev.almanac.finance.ZeroGrowth;
import dev.almanac.library.InstrumentValue;
import dev.almanac.simulation.Columns;
import java.util.List;

/**
 * A bond that is marked on the paths of a block as the short rate moves, for 1 of face: its price,
 * and what it pays; one object per thread. What it pays is certain, its price before is not.
 */
final class MarkedBond {

  private final List<CashFlow> flows;
  private final HullWhite rates;
  private final int periodsPerYear;

  /** How each payment grows in a period, from 1; null once it has been made. */
  private final ZeroGrowth[][] growth;

  /** What each payment is worth now, for 1 of it. */
  private final double[][] prices;

  private final double[] value;
  private final double[] kept;
  private final double[] payout;
  private final double[] log;

  /**
   * @param rates the model of the short rate; it is fitted to the bond's own curve
   */
  MarkedBond(
      InstrumentValue.Bond bond, HullWhite rates, int periods, int periodsPerYear, int lanes) {
    this.flows = bond.flows().flows();
    this.rates = new HullWhite(bond.curve(), rates.speed(), rates.volatility());
    this.periodsPerYear = periodsPerYear;
    this.prices = new double[flows.size()][lanes];
    this.value = new double[lanes];
    this.kept = new double[lanes];
    this.payout = new double[lanes];
    this.log = new double[lanes];
    this.growth = new ZeroGrowth[periods + 1][flows.size()];
    for (int p = 1; p <= periods; p++) {
      for (int f = 0; f < flows.size(); f++) {
        growth[p][f] = growth(flows.get(f), p);
      }
    }
  }

  /** A payment that is made within the period has all its growth until then. */
  private ZeroGrowth growth(CashFlow flow, int period) {
    double from = time(period - 1);
    double to = time(period);
    return flow.isAfter(to)
        ? rates.zeroGrowth(from, to, flow.years())
        : new ZeroGrowth(0.0, 0.0, 0.0);
  }

  private double time(int period) {
    return (double) period / periodsPerYear;
  }

  void begin(int n) {
    Columns.fill(value, 0.0, n);
    for (int f = 0; f < prices.length; f++) {
      double price = rates.curve().discount(flows.get(f).years());
      Columns.fill(prices[f], price, n);
      Columns.add(value, value, flows.get(f).amount() * price, n);
    }
  }

  /**
   * Goes on for a period.
   *
   * @param before the state of the short rate at its start, and {@code now} at its end
   */
  void step(int period, double[] before, double[] now, int n) {
    double paid = 0.0;
    Columns.fill(kept, 0.0, n);
    for (int f = 0; f < prices.length; f++) {
      CashFlow flow = flows.get(f);
      if (flow.isAfter(time(period))) {
        ZeroGrowth g = growth[period][f];
        Columns.fma(log, g.before(), before, g.constant(), n);
        Columns.fma(log, g.after(), now, log, n);
        Columns.exp(log, log, n);
        Columns.multiply(prices[f], prices[f], log, n);
        Columns.fma(kept, flow.amount(), prices[f], kept, n);
      } else if (flow.isAfter(time(period - 1))) {
        paid += flow.amount();
      }
    }
    for (int i = 0; i < n; i++) {
      double then = value[i];
      value[i] = kept[i];
      payout[i] = then > 0.0 ? paid / then : 0.0;
      kept[i] = then > 0.0 ? kept[i] / then : 1.0;
    }
  }

  /** Returns what a bond costs now. */
  double[] price() {
    return value;
  }

  /** Returns what 1 in the bond has become in the last period, without what it has paid. */
  double[] kept() {
    return kept;
  }

  /** Returns what 1 in the bond has paid in the last period. */
  double[] payout() {
    return payout;
  }
}
